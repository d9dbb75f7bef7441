@needs.scheduler
Feature: Practising what is weakest
  Biglearn puts together practice from the parts of the book that a student knows least.
  For students: practice is short, begins where it helps most, and gives away nothing of what is still open.
  These rules are about what Biglearn chooses, not about a page: they are shown through the API only.

  Rule: A student of whom nothing is known yet gets an empty practice, not an error

    Background:
      Given Biglearn knows a course with the students Ben and Cleo

    @BLX-61 @api @no-ui
    Scenario: Practice before the first answer
      Then Ben's practice becomes ready with 0 exercises

  Rule: Practice has five questions at most, the weakest part of the book first

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-60 @severity-1 @api @no-ui
    Scenario: The weakest page comes first
      Given Ben was given the assignment "Week 1", on page 1, due yesterday
      And Ben was given the assignment "Week 2", on page 2, due yesterday
      And Tutor told of 3 right answers to "Week 1"
      When Tutor tells of 3 wrong answers to "Week 2"
      Then Ben's practice becomes ready with 5 exercises, the first 2 from page 2

    @BLX-60 @api @no-ui
    Scenario: What was answered in two other pages does not make it longer
      Given Ben was given the assignment "Week 1", on page 1, with 8 exercises, due yesterday
      And Ben was given the assignment "Week 2", on page 2, with 8 exercises, due yesterday
      And Tutor told of 8 right answers to "Week 1"
      When Tutor tells of 8 right answers to "Week 2"
      Then Ben's practice becomes ready with 5 exercises

    @BLX-60 @severity-1 @api @no-ui
    Scenario: A question of an open assignment is not practised
      Given Ben was given the assignment "Week 1", with 5 exercises, due tomorrow
      When Tutor tells of 3 wrong answers to "Week 1"
      Then Ben's practice becomes ready with 3 exercises
      And none of them is already in "Week 1"

  Rule: What was answered and is over can be practised again

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-60 @api @no-ui
    Scenario: Questions of an assignment that is over come back
      Given Ben was given the assignment "Week 1", with 8 exercises, due yesterday
      When Tutor tells of 8 wrong answers to "Week 1"
      Then Ben's practice becomes ready with 5 exercises
      And some of them are already in "Week 1"

    @wish @api @no-ui
    Scenario: What a student has seen is never practised again
      Given Ben was given the assignment "Week 1", with 6 exercises, due yesterday
      When Tutor tells of 6 wrong answers to "Week 1"
      Then Ben's practice, as soon as there is any, holds nothing of "Week 1"
