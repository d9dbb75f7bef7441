@needs.scheduler
Feature: Spacing practice
  Biglearn adds exercises on what a student did one, three and five assignments ago.
  For students, who forget less that way, and for teachers, who can tell where such an exercise comes from.
  These rules have no page of their own in the browser: they are shown through the API only.

  Background:
    Given Biglearn knows a course with the student Ben and a book of 6 pages

  Rule: Spaced exercises come from one, three and five assignments ago, and one more from near by

    @BLX-47 @severity-1 @api @no-ui
    Scenario: With five assignments behind it, one exercise comes from each of them in turn
      Given Ben was given 5 assignments, each on a page of its own, all past due
      When Ben is given the assignment "Week 6", on page 6, to be completed with 4 spaced exercises
      Then the spaced part of "Week 6" becomes ready with 1 from page 5, 1 from page 3, 1 from page 1 and 1 from page 2 or 4

    @BLX-47 @api @no-ui
    Scenario: By the instructor's order the one more comes from the assignment itself
      Given Ben was given 5 assignments, each on a page of its own, all past due
      When Ben is given the assignment "Week 6", on page 6, to be completed with 4 spaced exercises
      Then the spaced part of "Week 6" by the instructor's order becomes ready with 1 from page 5, 1 from page 3, 1 from page 1 and 1 from page 6

    @BLX-47 @api @no-ui
    Scenario: Seven exercises are spread evenly
      Given Ben was given 5 assignments, each on a page of its own, all past due
      When Ben is given the assignment "Week 6", on page 6, to be completed with 7 spaced exercises
      Then the spaced part of "Week 6" by the instructor's order becomes ready with 2 from page 5, 2 from page 3, 2 from page 1 and 1 from page 6

    @BLX-47 @api @no-ui
    Scenario: A reading does not look back on homework
      Given Ben was given the assignment "Week 1", on page 1, due yesterday
      When Ben is given the assignment "Chapter 1", a reading, on page 2, to be completed with 2 spaced exercises
      Then the spaced part of "Chapter 1" becomes ready with 2 from page 2

  Rule: Where there are too few earlier assignments, the assignment's own pages fill in

    @BLX-48 @api @no-ui
    Scenario: With one assignment behind it
      Given Ben was given the assignment "Week 1", on page 1, due yesterday
      When Ben is given the assignment "Week 2", on page 2, to be completed with 4 spaced exercises
      Then the spaced part of "Week 2" becomes ready with 1 from page 1 and 3 from page 2

    @BLX-48 @api @no-ui
    Scenario: With none behind it
      When Ben is given the assignment "Week 1", on page 1, to be completed with 4 spaced exercises
      Then the spaced part of "Week 1" becomes ready with 4 from page 1

  Rule: A student's own order is the order of finishing, the instructor's is that of the due dates

    @BLX-49 @api @no-ui
    Scenario: A student who works ahead practises what was finished last
      Given Ben was given the assignment "Week 1", on page 1, due in 2 days
      And Ben was given the assignment "Week 2", on page 2, due in 3 days
      And Tutor told of 3 right answers to "Week 2"
      And Tutor told of 3 right answers to "Week 1"
      When Ben is given the assignment "Week 3", on page 3, due in 4 days, to be completed with 2 spaced exercises
      Then the spaced part of "Week 3" becomes ready with 1 from page 1 and 1 from page 3
      And the spaced part of "Week 3" by the instructor's order becomes ready with 1 from page 2 and 1 from page 3

    @BLX-54 @api @no-ui
    Scenario: Assignments due at the same time count in the order of their opening
      Given Ben was given the assignment "Week 1", on page 1, created 4 days ago, opened yesterday, due in 2 days
      And Ben was given the assignment "Week 2", on page 2, created 3 days ago, opened 2 days ago, due in 2 days
      When Ben is given the assignment "Week 3", on page 3, due in 4 days, to be completed with 2 spaced exercises
      Then the spaced part of "Week 3" by the instructor's order becomes ready with 1 from page 1 and 1 from page 3

    @BLX-54 @api @no-ui
    Scenario: Assignments due and opened at the same time count in the order of their creation
      Given Ben was given the assignment "Week 1", on page 1, created yesterday, due in 2 days
      And Ben was given the assignment "Week 2", on page 2, created 2 days ago, due in 2 days
      And Ben was given the assignment "Week 3", on page 3, created 3 days ago, due in 2 days
      When Ben is given the assignment "Week 4", on page 4, due in 4 days, to be completed with 3 spaced exercises
      Then the spaced part of "Week 4" by the instructor's order becomes ready with 1 from page 1, 1 from page 3 and 1 from page 4

  Rule: An assignment is behind a student who finished it in time, or when it is due

    @BLX-50 @api @no-ui
    Scenario: Every question answered in time
      Given Ben was given the assignment "Week 1", on page 1, due tomorrow
      And Tutor told of 3 right answers to "Week 1"
      When Ben is given the assignment "Week 2", on page 2, due in 2 days, to be completed with 2 spaced exercises
      Then the spaced part of "Week 2" becomes ready with 1 from page 1 and 1 from page 2

    @BLX-50 @api @no-ui
    Scenario: One question not answered yet
      Given Ben was given the assignment "Week 1", on page 1, due tomorrow
      And Tutor told of 2 right answers to "Week 1"
      When Ben is given the assignment "Week 2", on page 2, due in 2 days, to be completed with 2 spaced exercises
      Then the spaced part of "Week 2" by the instructor's order becomes ready with 1 from page 1 and 1 from page 2
      And the spaced part of "Week 2" becomes ready with 2 from page 2

    @BLX-50 @api @no-ui
    Scenario: The last question answered while the next assignment is there already
      Given Ben was given the assignment "Week 1", on page 1, due tomorrow
      And Tutor told of 2 right answers to "Week 1"
      And Ben was given the assignment "Week 2", on page 2, due in 2 days, to be completed with 2 spaced exercises
      When Tutor tells that the answer to exercise 3 of "Week 1" is right now
      Then the spaced part of "Week 2" becomes ready with 1 from page 1 and 1 from page 2

    @BLX-50 @api @no-ui
    Scenario: The due date passes
      Given Ben was given the assignment "Week 1", on page 1, due in 2 seconds
      When Ben is given the assignment "Week 2", on page 2, due in 2 days, to be completed with 2 spaced exercises
      Then the spaced part of "Week 2" becomes ready with 1 from page 1 and 1 from page 2

  Rule: A withdrawn assignment is no part of anybody's history

    @BLX-51 @api @no-ui
    Scenario: The one before it moves up
      Given Ben was given the assignment "Week 1", on page 1, due 2 days ago
      And Ben was given the assignment "Week 2", on page 2, due yesterday
      And Ben was given the assignment "Week 3", on page 3, to be completed with 2 spaced exercises
      When "Week 2" is withdrawn
      Then the spaced part of "Week 3" becomes ready with 1 from page 1 and 1 from page 3
      And the spaced part of "Week 3" by the instructor's order becomes ready with 1 from page 1 and 1 from page 3
