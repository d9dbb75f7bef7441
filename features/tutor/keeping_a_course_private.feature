Feature: Keeping a course to its members
  What happens in a course concerns its teachers and students only.
  For students, whose work and results are theirs, and for the schools that trust us with them.

  Rule: Nobody looks into a course without signing in; the site sends such a visitor to the sign-in, so there is no browser scenario

    @severity-1 @AC-01 @api @no-ui
    Scenario: A visitor who is not signed in learns nothing
      Given Ada teaches Ben
      When somebody who is not signed in tries to look into Ada's course
      Then they are refused because they are not signed in

    @severity-1 @AC-01 @api @no-ui
    Scenario Outline: Neither of its <part>
      Given Ada teaches Ben
      When somebody who is not signed in tries to look at the <part> of Ada's course
      Then they are refused because they are not signed in

      Examples: what only members see
        | part      |
        | dashboard |
        | roster    |
        | scores    |
        | readings  |
        | practice  |

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

  Rule: No part of a course is open to others; the site shows them none of its pages, of which one stands for all in the browser

    @severity-1 @AC-04 @api @no-ui
    Scenario Outline: The <part> of a course is for its members
      Given Ada teaches Ben
      When Otto tries to look at the <part> of Ada's course
      Then Otto is refused because they are not allowed to

      Examples: what only members see
        | part          |
        | course itself |
        | dashboard     |
        | roster        |
        | scores        |
        | readings      |
        | practice      |

  Rule: A program that signs in as itself, without a person, gets nothing that is people's; there is no page for programs

    @AC-02 @api @no-ui
    Scenario: A program with a token of its own
      Given Ada teaches Ben
      When Uma lets a program in that reads Ada's course
      Then the program is refused everything that is people's

  Rule: Everybody looks at a course in a role of their own; the site names no other, so there is no browser scenario

    @AC-05 @api @no-ui
    Scenario Outline: <who> cannot take the role of <other>
      Given Ada teaches Ben and Cleo
      When <who> tries to look into Ada's course as <other>
      Then <who> is refused because there is no such thing

      Examples: somebody else's role
        | who  | other |
        | Ben  | Cleo  |
        | Ben  | Ada   |
        | Ada  | Ben   |

    @nightly @AC-06 @api @no-ui
    Scenario: Who has two roles is met as a teacher
      Given Ada teaches a course and is a student in it
      Then Ada's course is shown to Ada as its teacher

  Rule: A course that does not exist is not found; the site tells it and a forbidden one apart for nobody, so there is no browser scenario

    @severity-1 @AC-03 @api @no-ui
    Scenario: Even a teacher finds nothing where there is nothing
      Given Ada teaches a course
      When Ada tries to look into a course that does not exist
      Then Ada is refused because there is no such thing

    @severity-1 @AC-03 @api @no-ui
    Scenario Outline: A <record> that does not exist
      Given Ada teaches Ben
      When <who> tries to look for a <record> that does not exist
      Then <who> is refused because there is no such thing

      Examples: members and others
        | who | record  |
        | Ben | task    |
        | Ben | step    |
        | Ada | student |
        | Max | course  |

    @severity-1 @AC-03 @api @no-ui
    Scenario: An assignment that does not exist
      Given Ada teaches Ben
      When Max tries to look for an assignment that does not exist
      Then Max is refused because there is no such thing
