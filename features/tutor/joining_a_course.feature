Feature: Joining a course by code
  Each section has a code. Its teacher gives it to the students, and they join by themselves.
  For students on the first day, and for teachers, who do not have to type in a roster.

  Rule: A code tells which course it opens before anybody signs in; the site greets such a visitor without naming it, so there is no browser scenario

    @severity-1 @EN-01 @api @no-ui
    Scenario: A valid code tells its course
      Given Ada teaches a course
      When somebody who is not signed in looks up the code of section "1st"
      Then they learn that it opens Ada's course

  Rule: The code makes its user a student of that section

    @smoke @severity-1 @EN-01 @CO-10 @api @ui
    Scenario: A student joins
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ben joins section "2nd" of Ada's course
      Then Ben is in section "2nd"
      And Ada's course is the only course of Ben, as a student

    @severity-1 @EN-02 @api @ui
    Scenario: A code that nobody was given opens nothing
      Given Ada teaches a course
      When Ben tries to join with a code that nobody was given
      Then Ben is refused because the code is not known
      And Ben is in no course

  Rule: Asking is not joining; the site asks and confirms on one page, so these have no browser scenario

    @severity-1 @EN-05 @api @no-ui
    Scenario: A student who has not confirmed is not in the course
      Given Ada teaches a course
      When Ben asks to join section "1st" of Ada's course
      Then Ben is in no course

    @severity-1 @EN-05 @api @no-ui
    Scenario: A student who confirms is in the course
      Given Ada teaches a course
      And Ben has asked to join section "1st" of Ada's course
      When Ben confirms the request
      Then Ben is in section "1st"

    @severity-1 @EN-06 @api @no-ui
    Scenario: Nobody can confirm another's request
      Given Ada teaches a course
      And Ben has asked to join section "1st" of Ada's course
      When Cleo tries to confirm the request
      Then Cleo is refused because they are not allowed to
      And Ben is in no course

  Rule: A teacher cannot be a student of the own course

    @EN-09 @api @ui
    Scenario: A teacher tries the own code
      Given Ada teaches a course
      When Ada tries to join section "1st" of Ada's course
      Then Ada is refused because they teach the course

  Rule: A student has one place in a course

    @EN-11 @api @ui
    Scenario: Joining the same section again is refused
      Given Ada teaches Ben
      When Ben tries to join section "1st" of Ada's course
      Then Ben is refused because they are already in that section

    @EN-11 @api @ui
    Scenario: Joining another section of the course is a move
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      When Ben joins section "2nd" of Ada's course
      Then Ben is in section "2nd"

    @EN-10 @api @ui
    Scenario: A dropped student cannot come back by code
      Given Ada teaches Ben
      And Ada has dropped Ben
      When Ben tries to join section "1st" of Ada's course
      Then Ben is refused because they were dropped from the course

  Rule: Who joins late receives what the section was given before

    @severity-1 @EN-13 @api @ui
    Scenario: A new student receives the homework of last week
      Given Ada teaches Cleo
      And Ada has published the homework "Week 1"
      When Ben joins section "1st" of Ada's course
      Then Ben has "Week 1" to do

    @EN-14 @api @ui
    Scenario: The others' work is not touched
      Given Ada teaches Cleo
      And Ada has published the homework "Week 1"
      And Cleo has worked through "Week 1", answering right
      When Ben joins section "1st" of Ada's course
      Then Cleo has completed "Week 1"
