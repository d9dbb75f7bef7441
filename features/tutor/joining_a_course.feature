Feature: Joining a course by code
  Each section has a code. Its teacher gives it to the students, and they join by themselves.
  For students on the first day, and for teachers, who do not have to type in a roster.

  Rule: A code tells which course it opens before anybody signs in; the site greets such a visitor without naming it, so there is no browser scenario

    @severity-1 @EN-01 @api @no-ui
    Scenario: A valid code tells its course
      Given Ada teaches a course
      When somebody who is not signed in looks up the code of section "1st"
      Then they learn that it opens Ada's course

  Rule: The link of a section welcomes whoever follows it, and leads to signing up as a student

    @EN-18 @api @ui
    Scenario: Somebody without an account
      Given Ada teaches a course
      When somebody who is not signed in follows the link of section "1st"
      Then they are welcomed, and asked to sign in as a student

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

    @severity-1 @EN-02 @api @no-ui
    Scenario: Nor does it before anybody signs in, which the site does not tell
      Given Ada teaches a course
      When somebody who is not signed in tries a code that nobody was given
      Then they are refused because the code is not known

    @EN-12 @api @ui
    Scenario: A student of another course stays in it
      Given Max teaches Ben
      And Ada teaches a course
      When Ben joins section "1st" of Ada's course
      Then Ben finds Max's course and Ada's course among the own courses

  Rule: A course that is over takes nobody

    @EN-03 @api @ui
    Scenario: Its code opens nothing
      Given Ada has taught a course that is over
      When Ben tries to join section "1st" of Ada's course
      Then Ben is refused because the course has ended
      And Ben is in no course

  Rule: The school's ID may be told on joining, or later

    @EN-15 @api @ui
    Scenario: A student tells it
      Given Ada teaches a course
      When Ben joins section "1st" of Ada's course, giving the student ID "S-17"
      Then Ben's student ID is "S-17"

    @UI-58 @api @ui
    Scenario: A student who has it not at hand joins without
      Given Ada teaches a course
      When Ben joins section "1st" of Ada's course
      Then Ben has no student ID yet

    @nightly @EN-15 @api @ui
    Scenario: It may be the same as another's
      Given Ada teaches Cleo
      And Ada has given Cleo the student ID "S-17"
      When Ben joins section "1st" of Ada's course, giving the student ID "S-17"
      Then Ben's student ID is "S-17"
      And Cleo's student ID is "S-17"

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

    @EN-07 @api @no-ui
    Scenario: A request is confirmed once
      Given Ada teaches a course
      And Ben has asked to join section "1st" of Ada's course
      And Ben has confirmed the request
      When Ben tries to confirm the request
      Then Ben is refused because it was already processed

    @nightly @EN-08 @EN-07 @api @no-ui
    Scenario: Confirming one request ends the others
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has asked to join section "1st" of Ada's course
      And Ben has asked to join section "2nd" of Ada's course
      And Ben has confirmed the request
      When Ben tries to confirm the earlier request
      Then Ben is refused because it was already processed

    @EN-03 @api @no-ui
    Scenario: Nobody can even ask to join a course that is over
      Given Ada has taught a course that is over
      When Ben tries to ask to join section "1st" of Ada's course
      Then Ben is refused because the course has ended

    @EN-03 @needs.time-travel @api @no-ui
    Scenario: A request cannot be confirmed when the course is over
      Given Ada teaches a course
      And Ben has asked to join section "1st" of Ada's course
      And 400 days have passed
      When Ben tries to confirm the request
      Then Ben is refused because the course has ended

    @nightly @EN-04 @api @no-ui
    Scenario: Who comes from another book is not let in
      Given Ada teaches a course
      When Ben tries to join section "1st" of Ada's course with another book in hand
      Then Ben is refused because the code is for another book

    @nightly @EN-04 @api @no-ui
    Scenario: Who comes from the course's own book is
      Given Ada teaches a course
      When Ben asks to join section "1st" of Ada's course with its book in hand
      Then Ben is not refused

  Rule: Who has joined may look around for two weeks before anything has to be paid; courses of the sandbox cost nothing, so no page tells it and there is no browser scenario

    @EN-16 @api @no-ui
    Scenario: The two weeks end with a day of the course's own clock
      Given Ada teaches Ben in a course in the time zone "US/Hawaii"
      Then Ben has to pay 14 days from now at the latest, on the clock of Ada's course

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
