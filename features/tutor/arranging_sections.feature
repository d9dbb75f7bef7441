Feature: Arranging a course in sections
  Sections are the groups in which a class meets; each has its own code to join by.
  For teachers whose groups change after the term has begun.

  Rule: A teacher of the course can add a section and give it another name

    @severity-1 @PE-01 @api @ui
    Scenario: A section is added
      Given Ada teaches a course
      When Ada adds the section "Evening"
      Then the sections of Ada's course are "1st" and "Evening"

    @PE-01 @EN-01 @api @ui
    Scenario: Students can join the new section
      Given Ada teaches a course
      And Ada has added the section "Evening"
      When Ben joins section "Evening" of Ada's course
      Then Ben is in section "Evening"

    @severity-1 @PE-01 @api @ui
    Scenario: A section is renamed
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada renames section "2nd" to "Evening"
      Then the sections of Ada's course are "1st" and "Evening"

  Rule: Each section has a link of its own for its students

    @UI-67 @api @ui
    Scenario: A teacher copies the links
      Given Ada teaches a course with the sections "1st" and "2nd"
      Then the links for students open the sections "1st" and "2nd"

  Rule: A section that is not needed any more is archived, not lost; the site hides the way back, so restoring has no browser scenario

    @severity-1 @PE-01 @api @ui
    Scenario: An empty section is archived
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada archives section "2nd"
      Then the sections of Ada's course are "1st"

    @severity-1 @PE-01 @api @no-ui
    Scenario: An archived section is restored
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      When Ada restores section "2nd"
      Then the sections of Ada's course are "1st" and "2nd"

    @nightly @PE-04 @api @no-ui
    Scenario: What is archived cannot be archived
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      When Ada tries to archive section "2nd" of Ada's course
      Then Ada is refused because it is so already

    @nightly @PE-04 @api @no-ui
    Scenario: What is not archived cannot be restored
      Given Ada teaches a course
      When Ada tries to restore section "1st" of Ada's course
      Then Ada is refused because it is so already

  Rule: Nobody else can; the site offers it to teachers only, so there is no browser scenario

    @severity-1 @PE-01 @api @no-ui
    Scenario Outline: <who> cannot add a section
      Given Ada teaches Ben
      When <who> tries to add the section "Evening" to Ada's course
      Then <who> is refused because they are not allowed to

      Examples: a student of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ben  |
        | Max  |
        | Otto |

    @severity-1 @PE-01 @api @no-ui
    Scenario: A student cannot rename a section
      Given Ada teaches Ben
      When Ben tries to rename section "1st" of Ada's course to "Free afternoon"
      Then Ben is refused because they are not allowed to

    @severity-1 @PE-01 @api @no-ui
    Scenario: A student cannot archive a section
      Given Ada teaches Ben
      When Ben tries to archive section "1st" of Ada's course
      Then Ben is refused because they are not allowed to

    @severity-1 @PE-01 @api @no-ui
    Scenario: A teacher elsewhere cannot restore a section
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      When Max tries to restore section "2nd" of Ada's course
      Then Max is refused because they are not allowed to

  Rule: No two sections have one name, except those put away

    @PE-02 @api @ui
    Scenario: A name that is in use is refused
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada tries to add the section "2nd" to Ada's course
      Then Ada is refused because the name is taken

    @PE-02 @api @ui
    Scenario: Nor can a section be renamed to it
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada tries to rename section "1st" of Ada's course to "2nd"
      Then Ada is refused because the name is taken

    @PE-02 @api @ui
    Scenario: The name of an archived section is free
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      When Ada adds the section "2nd"
      Then the sections of Ada's course are "1st" and "2nd"

  Rule: A section comes back under its own name only; the site hides the way back, so there is no browser scenario

    @nightly @PE-03 @api @no-ui
    Scenario: Its name has been given to another meanwhile
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      And Ada has added the section "2nd"
      When Ada tries to restore the section put away before
      Then Ada is refused because the name is taken

  Rule: A new section gets what all sections got on the same dates, and nothing else

    @PE-05 @api @ui
    Scenario: An assignment for everybody and one for the first section
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has published the homework "Week 1"
      And Ada has published the homework "Extra", on page 2, for section "1st" only
      When Ada adds the section "Evening"
      And Ben joins section "Evening" of Ada's course
      Then Ben has "Week 1" to do

  Rule: The students of an archived section are shut out, and lose nothing; the site archives empty sections only, so there is no browser scenario

    @PE-06 @api @no-ui
    Scenario: They cannot look into the course any more
      Given Ada teaches Cleo in section "1st" and Ben in section "2nd"
      And Ada has archived section "2nd"
      When Ben tries to look into Ada's course
      Then Ben is refused because they are not allowed to
      And Ben is in no course

    @PE-06 @api @no-ui
    Scenario: What they did is there again when the section is
      Given Ada teaches Cleo in section "1st" and Ben in section "2nd"
      And Ada has published the homework "Week 1"
      And Ben has worked through "Week 1", answering right
      And Ada has archived section "2nd"
      When Ada restores section "2nd"
      Then Ben has completed "Week 1"

  Rule: An archived section is in no overview and no choice

    @PE-07 @api @ui
    Scenario: The gradebook leaves its students out
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has published the homework "Week 1"
      And Ada has archived section "2nd"
      Then the gradebook that Ada reads is about Ben

    @PE-07 @api @ui
    Scenario: Its code opens nothing
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has archived section "2nd"
      When Ben tries to join by the code that section "2nd" had
      Then Ben is refused because the code is not known

  Rule: This holds for every overview; the pages show one section at a time, so what they are about is asked without a browser

    @PE-07 @api @no-ui
    Scenario Outline: The <overview>
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has published the homework "Week 1"
      And Ada has archived section "2nd"
      Then Ada's overview of <overview> is about section "1st" only

      Examples:
        | overview  |
        | progress  |
        | forecast  |
        | gradebook |

    @PE-07 @api @no-ui
    Scenario: The choice of a section for who comes from the school's own system
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada archives section "2nd"
      Then who comes by the link of Ada's course may choose section "1st" only

  Rule: A section counts the students who are in it now; the site shows the sum of all, so there is no browser scenario

    @PE-08 @api @no-ui
    Scenario: One was dropped and one has moved
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      And Ada has dropped Ben
      When Ada moves Dan to section "1st"
      Then section "1st" counts 2 students
      And section "2nd" counts 0 students

  Rule: A code can be changed, and is never the code of two sections; the site only shows codes, so there is no browser scenario

    @nightly @PE-09 @api @no-ui
    Scenario: Only the new code opens the section
      Given Ada teaches a course
      And Ada has given section "1st" another code
      When Ben tries to join by the code that section "1st" had
      Then Ben is refused because the code is not known

    @nightly @PE-09 @api @no-ui
    Scenario: The new code opens it
      Given Ada teaches a course
      When Ada gives section "1st" another code
      And Ben joins section "1st" of Ada's course
      Then Ben is in section "1st"

    @nightly @PE-09 @api @no-ui
    Scenario: Another section's code is refused
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada tries to give section "1st" the code of section "2nd"
      Then Ada is refused because the code is taken

  Rule: A course needs a section; the site asks for one, so there is no API scenario

    @nightly @UI-91 @ui @no-api
    Scenario: The only section was archived
      Given Ada teaches a course
      And Ada has archived section "1st"
      Then Ada is asked to add a section
