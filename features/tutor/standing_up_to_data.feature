Feature: Standing up to what people bring
  People have names of every kind, write what they like, and come in hundreds. For everybody: nothing of that may break
  a page, a list or a file.

  Rule: Every name passes through roster, gradebook and export as it is

    @RB-04 @api @ui
    Scenario: Names that have broken software before
      Given Ada teaches a student for each name that has broken software before
      Then Ada's roster and gradebook have all their names as they are

  Rule: What a student writes is kept as it was written

    @RB-05 @api @ui
    Scenario: Texts that have broken software before
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 1 question
      When Ben writes what has broken software before as answers to question 1 of "Essay"
      Then each of them stands as it was written

  Rule: A course of several hundred students opens as any other

    @nightly @RB-06 @api @ui
    Scenario: Three hundred students
      Given Ada teaches 300 students
      When Ada publishes the homework "Week 1", with 2 questions
      Then Ada opens the calendar, the gradebook and the progress of "Week 1" in time
      And the gradebook is about all 300 of them
      And "Week 1" is given to 300 students of section "1st"

  Rule: A course with some eighty assignments lists and scores them all

    @nightly @RB-07 @api @ui
    Scenario: Eighty assignments
      Given Ada teaches Ben
      And Ada has given 80 assignments, all of which Ben worked right
      Then Ada's calendar lists all 80 assignments
      And Ada's gradebook shows full points of Ben for all 80 of them
