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

    @RO-03 @api @ui
    Scenario: What the student has done moves along
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      And Ada has published the homework "Week 1"
      And Ben has worked through "Week 1", answering right
      When Ada moves Ben to section "2nd"
      Then Ben has completed "Week 1"

  Rule: A dropped student loses access, and nothing else

    @severity-1 @RO-05 @api @ui
    Scenario: A dropped student cannot look into the course
      Given Ada teaches Ben and Cleo
      And Ada has dropped Ben
      When Ben tries to look into Ada's course
      Then Ben is refused because they are not allowed to

    @severity-1 @RO-05 @RO-14 @api @ui
    Scenario: A dropped student stays on the roster, marked
      Given Ada teaches Ben and Cleo
      When Ada drops Ben
      Then Ben is marked as dropped
      And Cleo is in section "1st"

  Rule: A student who is taken back has everything, also what came meanwhile

    @severity-1 @RO-07 @api @ui
    Scenario: Old and new assignments are there
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ada has dropped Ben
      And Ada has published the homework "Week 2", on page 2
      When Ada takes Ben back
      Then Ben has "Week 1" and "Week 2" to do

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
