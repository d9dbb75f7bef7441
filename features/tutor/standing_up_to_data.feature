Feature: Standing up to what people bring
  People have names of every kind, write what they like, and come in hundreds. For everybody: nothing of that may break
  a page, a list or a file.

  Rule: Every name passes through roster, gradebook and export as it is

    @RB-04 @api @ui
    Scenario: Names that have broken software before
      Given Ada teaches a student for each name that has broken software before
      When Ada exports the scores
      Then Ada's roster and gradebook have all their names as they are
      And the spreadsheet has all their names as they are, and none as a formula
      And the spreadsheet has no formula but its own averages

  Rule: What a student writes is kept as it was written

    @RB-05 @api @ui
    Scenario: Texts that have broken software before
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 1 question
      When Ben writes what has broken software before as answers to question 1 of "Essay"
      Then each of them stands as it was written

  Rule: Nothing that a student brings computes in an exported file; the file is the same however it was asked for, so there is no browser scenario

    @RB-05 @api @no-ui
    Scenario: An ID that looks like a formula
      Given Ada teaches Ben
      And Ben has an ID at school that looks like a formula
      When Ada exports the scores
      Then the spreadsheet has no formula but its own averages

  Rule: Names of sections that a spreadsheet does not take, or cannot tell apart, do not break the export

    @SC-13 @api @ui
    Scenario: Long names that begin alike, and odd ones
      Given Ada teaches Ben in sections whose names have broken spreadsheets before
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right
      When Ada exports the scores
      Then the spreadsheet has two sheets for each of the sections, no two of one name
      And Ben is in two sheets of the spreadsheet
      And nothing in the spreadsheet is broken

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
