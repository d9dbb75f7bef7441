Feature: Telling everybody
  Administrators put up notices: of work on the site, of news for teachers.
  For everybody who must not be surprised, and for administrators, who must reach them.

  Rule: A notice for everybody reaches everybody

    @US-10 @api @ui
    Scenario: A notice on Sunday's work
      Given Ada teaches Ben
      When Uma tells everybody something
      Then Ada and Ben are told it
      And so is somebody who is not signed in

  Rule: A notice for teachers reaches teachers only

    @US-10 @api @ui
    Scenario: News for teachers
      Given Ada teaches Ben
      When Uma tells teachers something
      Then Ada is told it
      And Ben is not told it

  Rule: A notice goes when its time is over

    @US-10 @needs.time-travel @api @ui
    Scenario: A day later
      Given Ada teaches Ben
      And Uma has told everybody something
      When 1 days pass
      Then Ben is not told it
