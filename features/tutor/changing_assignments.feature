Feature: Changing assignments
  Until an assignment opens its teacher may change all of it; once students have seen it, only what does not take
  anything from them.
  For teachers, who correct themselves, and for students, whose work must not lose its ground.

  Rule: Until it opens an assignment can be changed altogether

    @TP-14 @api @ui
    Scenario: A draft is renamed and moved
      Given Ada teaches a course
      And Ada has saved the homework "Week 1", opening in 2 days, due in 5 days as a draft
      When Ada moves the due date of "Week 1" to in 4 days
      Then "Week 1" is due in 4 days in Ada's eyes
      And "Week 1" is a draft in Ada's calendar

    @api @ui @UI-119
    Scenario: All dates of an assignment that has not opened are moved
      Given Ada teaches a course
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, closing in 6 days
      When Ada moves "Week 1", opening in 3 days, due in 8 days, closing in 9 days
      Then "Week 1" opens in 3 days in Ada's eyes
      And "Week 1" is due in 8 days in Ada's eyes

    @api @ui @UI-153
    Scenario: An external assignment leads elsewhere
      Given Ada teaches a course
      And Ada has published the external assignment "Film", opening in 2 days, due in 5 days
      When Ada leads "Film" to another address
      Then "Film" leads to that other address

    @TP-20 @api @ui
    Scenario: It is for other sections than it was
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days
      When Ada gives "Week 1" to section "2nd" instead
      Then "Week 1" is for section "2nd" only

  Rule: Once it is open its name, note, due date and grading template may still change

    @severity-1 @TP-14 @api @ui
    Scenario: A new name
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada renames "Week 1" to "Week one"
      Then "Week one" is published in Ada's calendar
      And Ben has "Week one" to do

    @severity-1 @TP-14 @api @ui
    Scenario: A new note
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada gives "Week 1" the note "Bring a ruler"
      Then Ben finds the note "Bring a ruler" in "Week 1"

    @severity-1 @TP-14 @api @ui
    Scenario: A later due date
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow
      When Ada moves the due date of "Week 1" to in 4 days
      Then "Week 1" is due in 4 days in Ada's eyes

    @TP-14 @api @ui @UI-150
    Scenario: Another grading template
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      And Ada has published the homework "Week 1"
      When Ada chooses the grading template "Lenient" for "Week 1"
      Then "Week 1" is graded by "Lenient"

  Rule: Once it is open its content stays; the site offers no change of it, so there is no browser scenario

    @severity-1 @TP-16 @api @no-ui
    Scenario: Other questions are refused
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions
      When Ada tries to change "Week 1" to 4 questions
      Then Ada is refused because something in it is not valid
      And "Week 1" of Ben holds Ada's questions only

    @TP-15 @api @no-ui
    Scenario: Another opening is passed over in silence
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening yesterday, due in 5 days
      When Ada moves the opening of "Week 1" to in 2 days
      Then "Week 1" opens yesterday in Ada's eyes
      And Ben has "Week 1" to do

  Rule: When the course is over, so is planning

    @TP-03 @needs.time-travel @api @ui
    Scenario: A change after the last day is refused
      Given Ada teaches a course
      And Ada has published the homework "Week 1"
      And Ada's course has been over since yesterday
      When Ada tries to rename "Week 1" to "Week one"
      Then Ada is refused because they are not allowed to

  Rule: What was withdrawn is gone from the calendar

    @TP-17 @TP-18 @api @ui
    Scenario: A draft is withdrawn
      Given Ada teaches Ben
      And Ada has saved the homework "Week 1" as a draft
      When Ada withdraws "Week 1"
      Then Ada's calendar is empty

    @TP-17 @TP-18 @api @ui
    Scenario: An assignment that has not opened is withdrawn
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days
      When Ada withdraws "Week 1"
      Then Ada's calendar is empty

    @TP-17 @TP-18 @api @ui
    Scenario: An open assignment is withdrawn
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada withdraws "Week 1"
      Then Ada's calendar is empty

  Rule: What was withdrawn can be brought back, once; the site has no way to do it, so there is no browser scenario

    @TP-18 @api @no-ui
    Scenario: What was withdrawn is not listed
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada withdraws "Week 1"
      Then Ada's list of assignments is empty

    @TP-17 @api @no-ui
    Scenario: It is there again
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ada has withdrawn "Week 1"
      When Ada brings "Week 1" back
      Then "Week 1" is published in Ada's calendar
      And Ben has "Week 1" to do

    @TP-17 @api @no-ui
    Scenario: Withdrawing twice is refused
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ada has withdrawn "Week 1"
      When Ada tries to withdraw "Week 1"
      Then Ada is refused because something in it is not valid

    @TP-17 @api @no-ui
    Scenario: Bringing back what is there is refused
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada tries to bring "Week 1" back
      Then Ada is refused because something in it is not valid
