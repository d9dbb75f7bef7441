Feature: Keeping a course to its members
  What happens in a course concerns its teachers and students only.
  For students, whose work and results are theirs, and for the schools that trust us with them.

  Rule: Nobody looks into a course without signing in; the site sends such a visitor to the sign-in, so there is no browser scenario

    @severity-1 @AC-01 @api @no-ui
    Scenario: A visitor who is not signed in learns nothing
      Given Ada teaches Ben
      When somebody who is not signed in tries to look into Ada's course
      Then they are refused because they are not signed in

  Rule: Who is not in a course cannot look into it

    @severity-1 @AC-04 @api @ui
    Scenario: A student of no course
      Given Ada teaches Ben
      When Otto tries to look into Ada's course
      Then Otto is refused because they are not allowed to

    @severity-1 @AC-04 @api @ui
    Scenario: A teacher of another course
      Given Ada teaches Ben
      And Max teaches a course
      When Max tries to look into Ada's course
      Then Max is refused because they are not allowed to

    @severity-1 @SC-02 @api @ui
    Scenario: The scores of a course are for its members
      Given Ada teaches Ben
      When Otto tries to read the scores of Ada's course
      Then Otto is refused because they are not allowed to

  Rule: A course that does not exist is not found; the site tells it and a forbidden one apart for nobody, so there is no browser scenario

    @AC-03 @api @no-ui
    Scenario: Even a teacher finds nothing where there is nothing
      Given Ada teaches a course
      When Ada tries to look into a course that does not exist
      Then Ada is refused because there is no such thing
