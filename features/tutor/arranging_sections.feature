Feature: Arranging a course in sections
  Sections are the groups in which a class meets; each has its own code to join by.
  For teachers who get another group after the term has begun.

  Rule: A teacher of the course can add a section

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
