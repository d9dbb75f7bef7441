Feature: Setting up a course
  A course has a name, a time zone, a code of the school, and one way for students to get in.
  For teachers, who may change their mind, and for students, who must be able to rely on what does not change.

  Rule: Only its teachers can rename a course; the site has the setting for teachers only, so there is no browser scenario for others

    @CO-13 @api @ui
    Scenario: A teacher renames the course
      Given Ada teaches Ben
      When Ada renames the course to "Biology for everyone"
      Then Ada's course is the only course of Ben, as a student

    @CO-13 @api @no-ui
    Scenario: A student cannot rename the course
      Given Ada teaches Ben
      When Ben tries to rename the course to "Free afternoon"
      Then Ben is refused because they are not allowed to

  Rule: A course that moves to another time zone keeps what its clocks show

    @CO-15 @api @ui
    Scenario: An assignment is due at the same time of day, later
      Given Ada teaches a course
      And Ada has published the homework "Week 1", due tomorrow
      When Ada moves the course to the time zone "US/Pacific"
      Then "Week 1" is due at 23:00 on the clock of the course
      And "Week 1" is due 2 hours later than before

  Rule: A course is in one of the zones on offer; the site offers no others, so there is no browser scenario

    @nightly @CO-14 @api @no-ui
    Scenario: A zone overseas
      Given Ada teaches a course
      When Ada tries to move the course to the time zone "Europe/Warsaw"
      Then Ada is refused because something in it is not valid

  Rule: A course can have the school's own code

    @nightly @UI-73 @api @ui
    Scenario: A code is set
      Given Ada teaches a course
      When Ada gives the course the code "BIO-101"
      Then Ada's course has the code "BIO-101"

  Rule: Students get in by links or from the school's own system, and the first of them fixes which

    @CO-16 @UI-78 @api @ui
    Scenario: Before there are students a teacher chooses
      Given Ada teaches a course
      When Ada lets the course use the school's own system
      Then Ada's course uses the school's own system

    @CO-16 @EN-17 @UI-78 @api @ui
    Scenario: Once there are students nothing can be chosen
      Given Ada teaches a course
      And Ben has joined section "1st"
      When Ada tries to let the course use the school's own system
      Then Ada is refused because something in it is not valid
      And Ada's course does not use the school's own system

  Rule: Where the operators allow no such system none can be chosen; the site does not offer it there, so there is no browser scenario

    @CO-16 @serial @api @no-ui
    Scenario: A course made while it was not allowed
      Given Uma has turned an LMS for new courses off and on again, and Max has made a course meanwhile
      When Max tries to let the course use the school's own system
      Then Max is refused because something in it is not valid

  Rule: What readings count and what homework counts is a hundred per cent; the site lets no other weights be sent, so there is no browser scenario

    @CO-17 @api @no-ui
    Scenario: Too little
      Given Ada teaches a course
      When Ada tries to let readings count 30 % and homework 60 %
      Then Ada is refused because something in it is not valid

    @CO-17 @api @no-ui
    Scenario: All of it
      Given Ada teaches a course
      When Ada tries to let readings count 30 % and homework 70 %
      Then Ada is not refused

  Rule: A student is told of the own section and record only; no page shows others', so there is no browser scenario

    @severity-1 @CO-11 @api @no-ui
    Scenario: One of three students
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      Then Ben is told of section "1st" only, and of no other student

  Rule: When a course runs is no secret; only programs ask for it, so there is no browser scenario

    @nightly @CO-18 @api @no-ui
    Scenario: Nobody has to sign in to read it
      Given Ada teaches a course
      Then anybody can read from when to when Ada's course runs

    @nightly @CO-18 @api @no-ui
    Scenario: A senseless question is refused
      When somebody who is not signed in asks for the dates of what is no course's identity
      Then they are refused because it makes no sense

  Rule: A teacher can take a course off the own list

    @UI-79 @api @ui
    Scenario: A course without students
      Given Ada teaches a course
      When Ada leaves the course
      Then Ada is in no course

    @UI-80 @ui @no-api
    Scenario: Of a course with students she is warned, which only the site does
      Given Ada teaches Ben
      Then Ada is warned before leaving that the course has students
      And Ada is in no course

  Rule: The settings show what is fixed, and save what is not; only the site has them, so there are no API scenarios

    @nightly @UI-75 @ui @no-api
    Scenario: Term and dates are fixed
      Given Ada teaches a course
      Then nobody can write over the term and the dates of Ada's course

    @nightly @UI-76 @ui @no-api
    Scenario: There is something to save once something was changed
      Given Ada teaches a course
      Then the settings can be saved once something was changed, and not before

    @nightly @UI-77 @ui @no-api
    Scenario: They have two parts
      Given Ada teaches a course
      Then the settings lead from students' access to the details and back
