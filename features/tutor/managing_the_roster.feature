Feature: Managing the roster
  Students change groups, leave and come back, mostly in the first weeks.
  For teachers, who keep the roster true, and for students, whose work must not be lost by it.

  Rule: A teacher can move a student to another section

    @severity-1 @RO-01 @api @ui
    Scenario: A student is moved
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      When Ada moves Ben to section "2nd"
      Then Ben is in section "2nd"

    @RO-04 @api @ui
    Scenario: The gradebook shows earlier work in the new section
      Given Ada teaches Ben in section "1st" and Cleo in section "2nd"
      And Ada has published the homework "Week 1", with feedback at once
      And Ben has worked through "Week 1", answering right
      When Ada moves Ben to section "2nd"
      Then Ada's gradebook shows full points of Ben for "Week 1"
      And Ada's gradebook lists Ben in section "2nd"

    @RO-03 @api @ui
    Scenario: What the new section has to do is added
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      And Ada has published the homework "Week 1", for section "1st" only
      And Ada has published the homework "Extra", on page 2, for section "2nd" only
      When Ada moves Ben to section "2nd"
      Then Ben has "Week 1" and "Extra" to do

    @RO-03 @api @ui
    Scenario: What the student has done moves along
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      And Ada has published the homework "Week 1"
      And Ben has worked through "Week 1", answering right
      When Ada moves Ben to section "2nd"
      Then Ben has completed "Week 1"

  Rule: A student stays in the course; the site offers its own sections only, so there is no browser scenario

    @RO-02 @api @no-ui
    Scenario: A move to a section of another course is refused
      Given Max teaches a course with the sections "1st" and "Evening"
      And Ada teaches Ben
      When Ada tries to move Ben to section "Evening" of Max's course
      Then Ada is refused because something in it is not valid
      And Ben is in section "1st"

  Rule: A dropped student loses access, and nothing else

    @severity-1 @RO-05 @api @ui
    Scenario: A dropped student cannot look into the course
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ben tries to look into Ada's course
      Then Ben is refused because they are not allowed to

    @severity-1 @RO-05 @CO-10 @api @ui
    Scenario: The course is not among the student's courses any more
      Given Ada teaches Ben
      When Ada drops Ben
      Then Ben is in no course

    @severity-1 @RO-05 @RO-14 @api @ui
    Scenario: A dropped student stays on the roster, marked
      Given Ada teaches Ben and Cleo
      When Ada drops Ben
      Then Ben is marked as dropped
      And Cleo is in section "1st"

    @RO-14 @api @ui
    Scenario: The roster can be read when a section was archived with its students
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has archived section "2nd"
      When Ada drops Ben
      Then Ben is marked as dropped

  Rule: Dropping and taking back happen once; the site offers only what is possible, so there is no browser scenario

    @nightly @RO-06 @api @no-ui
    Scenario: A dropped student cannot be dropped
      Given Ada teaches Ben
      And Ada has dropped Ben
      When Ada tries to drop Ben again
      Then Ada is refused because it is so already

    @nightly @RO-06 @api @no-ui
    Scenario: Who was not dropped cannot be taken back
      Given Ada teaches Ben
      When Ada tries to take Ben back
      Then Ada is refused because it is so already

  Rule: A student who is taken back has everything, also what came meanwhile

    @severity-1 @RO-07 @api @ui
    Scenario: Old and new assignments are there
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ada has dropped Ben
      And Ada has published the homework "Week 2", on page 2
      When Ada takes Ben back
      Then Ben has "Week 1" and "Week 2" to do

    @nightly @RO-08 @api @ui
    Scenario: Even if somebody else has the same student ID by now
      Given Ada teaches Ben and Cleo
      And Ada has given Ben the student ID "S-17"
      And Ada has dropped Ben
      And Ada has given Cleo the student ID "S-17"
      When Ada takes Ben back
      Then Ben's student ID is "S-17"

  Rule: The school's ID of a student can be put right, by the teacher and by the student

    @UI-95 @api @ui
    Scenario: A teacher corrects it
      Given Ada teaches Ben
      When Ada changes the student ID of Ben to "S-17"
      Then Ben's student ID is "S-17"

    @RO-09 @api @ui
    Scenario: A student corrects the own one
      Given Ada teaches Ben
      When Ben changes the own student ID to "S-17"
      Then Ben finds "S-17" as the own student ID

  Rule: Who begins to correct the own ID can think better of it; only the site has a beginning, so there is no API scenario

    @nightly @UI-65 @ui @no-api
    Scenario: Another ID is not sent
      Given Ada teaches Ben
      And Ada has given Ben the student ID "S-17"
      When Ben begins to change the own student ID to "S-0" and thinks better of it
      Then "S-17" is still shown as the own student ID

  Rule: Students do not manage the roster; the site offers it to teachers only, so there is no browser scenario

    @severity-1 @RO-10 @api @no-ui
    Scenario: A student cannot drop another
      Given Ada teaches Ben and Cleo
      When Ben tries to drop Cleo
      Then Ben is refused because they are not allowed to
      And Cleo is in section "1st"

    @severity-1 @RO-10 @api @no-ui
    Scenario: A student cannot move another
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben and Cleo have joined section "1st"
      When Ben tries to move Cleo to section "2nd"
      Then Ben is refused because they are not allowed to
      And Cleo is in section "1st"

    @RO-09 @RO-10 @api @no-ui
    Scenario: A student cannot correct another's ID
      Given Ada teaches Ben and Cleo
      And Ada has given Cleo the student ID "S-17"
      When Ben tries to change the student ID of Cleo to "S-0"
      Then Ben is refused because they are not allowed to
      And Cleo's student ID is "S-17"

    @RO-09 @api @no-ui
    Scenario: A student changes nothing but the own ID
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      When Ben changes the own student ID to "S-17", asking to be in section "2nd" by the way
      Then Ben's student ID is "S-17"
      And Ben is in section "1st"

    @CO-19 @api @no-ui
    Scenario: A student cannot read the roster
      Given Ada teaches Ben and Cleo
      When Ben tries to read the roster of Ada's course
      Then Ben is refused because they are not allowed to

    @CO-19 @api @no-ui
    Scenario: Every member can read who teaches
      Given Ada teaches Ben
      Then Ben can read who teaches Ada's course
