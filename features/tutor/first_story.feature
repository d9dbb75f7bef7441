Feature: Teaching the first weeks of a course
  The whole of Tutor in one story: from an empty course to a forecast of what the class knows.
  For teachers who try Tutor, and for everybody who decides whether a build may be delivered:
  if this does not work, nothing does. Each of its rules has scenarios of its own beside this one.

  Rule: A verified teacher can run a course from the first day to the first forecast

    @smoke @severity-1 @CO-01 @EN-13 @DI-02 @FB-02 @SC-01 @GU-01 @FB-07 @BL-02 @needs.biglearn @api @ui
    Scenario: A course, its students, a reading, a homework, practice and what Biglearn heard of it
      When Ada creates the course "Biology 1" with 2 sections
      And Ben, Cleo and Dan join section "1st" of Ada's course
      And Ada publishes the reading "Read 1", on page 1
      And Ada publishes the homework "Week 1", on page 2
      And Ada publishes the homework "Quiz 1", on page 3, due tomorrow, with feedback when due
      And Ben works through "Read 1", "Week 1" and "Quiz 1", answering right
      And Ben starts to practise page 3
      Then no question of the practice is one of "Quiz 1"
      And Ben is told which answer to question 1 of "Week 1" is right
      And Ben is not told yet which answer to question 1 of "Quiz 1" is right
      And Ada's gradebook shows full points of Ben for "Week 1"
      And Ben's forecast for page 2 becomes high
      And Biglearn has been told everything of Ada's course, in order and without a gap
