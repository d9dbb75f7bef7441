Feature: Teaching a course together
  A course can have several teachers. A colleague joins by a link that its teachers hand on.
  For teachers who share a course, and for those who hand one over.

  Rule: The link for teachers makes who opens it a teacher, and opens the course

    @severity-1 @RO-12 @UI-82 @api @ui
    Scenario: A colleague joins
      Given Ada teaches a course
      When Ines joins Ada's course as a teacher
      Then Ada and Ines teach Ada's course
      And Ada's course is the only course of Ines, as its teacher

    @RO-13 @api @ui
    Scenario: A link that nobody was given opens nothing
      Given Ada teaches a course
      When Ines tries to join Ada's course as a teacher, by a link that nobody was given
      Then Ines is refused because there is no such thing
      And Ines is in no course

  Rule: Who studies or has studied in the course cannot teach it by the link

    @RO-13 @api @ui
    Scenario: A student is refused
      Given Ada teaches Ben
      When Ben tries to join Ada's course as a teacher
      Then Ben is refused because they are not allowed to

    @RO-13 @api @ui
    Scenario: A former student is refused
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ben tries to join Ada's course as a teacher
      Then Ben is refused because they are not allowed to

  Rule: Teachers can be removed, and come back

    @RO-11 @CO-10 @api @ui
    Scenario: A colleague is removed
      Given Ada teaches a course
      And Ines has joined Ada's course as a teacher
      When Ada removes Ines from the teachers
      Then Ada teaches Ada's course
      And Ines is in no course

    @RO-11 @api @ui
    Scenario: A teacher goes
      Given Ada teaches a course
      And Ines has joined Ada's course as a teacher
      When Ines removes Ines from the teachers
      Then Ines is in no course

    @nightly @RO-15 @api @ui
    Scenario: A removed colleague joins again
      Given Ada teaches a course
      And Ines has joined Ada's course as a teacher
      And Ada has removed Ines from the teachers
      When Ines joins Ada's course as a teacher
      Then Ada and Ines teach Ada's course

  Rule: Only teachers remove teachers; the site offers it to teachers only, so there is no browser scenario

    @RO-11 @api @no-ui
    Scenario: A student cannot
      Given Ada teaches Ben
      When Ben tries to remove Ada from the teachers
      Then Ben is refused because they are not allowed to
      And Ada teaches Ada's course

  Rule: A teacher can look at each section as its students do, anew each time; the pages on which students are looked at are not tested here yet, so there is no browser scenario

    @PE-10 @api @no-ui
    Scenario: One view of each section
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ada has looked at section "1st" as a student
      When Ada looks at section "2nd" as a student
      Then Ada has one student view of each of the sections "1st" and "2nd"

    @PE-10 @api @no-ui
    Scenario: Asking again begins anew
      Given Ada teaches a course
      And Ada has looked at section "1st" as a student
      When Ada looks at section "1st" as a student again
      Then Ada has one student view of section "1st"

    @RO-11 @api @no-ui
    Scenario: The views of a removed teacher go too
      Given Ada teaches a course
      And Ines has joined Ada's course as a teacher
      And Ines has looked at section "1st" as a student
      And Ada has removed Ines from the teachers
      When Ines joins Ada's course as a teacher
      Then Ines has no student view

  Rule: Who goes is warned; only the site warns, so there is no API scenario

    @UI-84 @ui @no-api
    Scenario: A teacher removes herself
      Given Ada teaches a course
      And Ines has joined Ada's course as a teacher
      Then Ines is warned before removing herself
      And Ines is in no course
