@needs.scheduler
Feature: Excluding questions
  Teachers exclude questions for their course, administrators for reasons of their own.
  For teachers: what they have excluded does not come back to their students through Biglearn.
  These rules have no page of their own in the browser: they are shown through the API only.

  Rule: An excluded question is not offered from then on

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-45 @severity-1 @api @no-ui
    Scenario: A question that the teacher excluded
      Given the teacher excluded question 2 of page 1
      When Ben is given the assignment "Week 1", to be completed with 8 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 7 exercises
      And question 2 of page 1 is not among them

    @BLX-45 @api @no-ui
    Scenario: A question that the administrator excluded
      Given the administrator excluded question 2 of page 1
      When Ben is given the assignment "Week 1", to be completed with 8 spaced exercises
      Then the spaced part of "Week 1" becomes ready with 7 exercises
      And question 2 of page 1 is not among them

    @BLX-45 @api @no-ui
    Scenario: An excluded question is not practised
      Given the teacher excluded question 2 of page 1
      And Ben was given the assignment "Week 1", due yesterday
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's practice becomes ready with 5 exercises
      And question 2 of page 1 is not among them

    @BLX-45 @api @no-ui
    Scenario: What was excluded meanwhile is missing when the assignment is looked at again
      Given Ben was given the assignment "Week 1", to be completed with 8 personalized exercises
      And the personalized part of "Week 1" became ready with 8 exercises
      And the teacher excluded question 2 of page 1
      When Tutor tells of "Week 1" once more, unchanged
      Then the personalized part of "Week 1" becomes ready with 7 exercises

  Rule: Whoever excludes a question excludes all its versions, whoever excludes a version only that one

    Background:
      Given Biglearn knows a course with the student Ben and two versions of each question

    @BLX-45 @api @no-ui
    Scenario: A whole question is excluded in every version
      Given the teacher excluded question 2 of page 1
      When Ben is given the assignment "Week 1", to be completed with 20 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 7 or more exercises
      And question 2 of page 1 is not among them

    @BLX-45 @api @no-ui
    Scenario: One version of each question is excluded, the other one is still offered
      Given the teacher excluded version 1 of each question of page 1
      When Ben is given the assignment "Week 1", to be completed with 20 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 8 exercises
      And all of them are in version 2

    @BLX-45 @api @no-ui
    Scenario: Excluding the whole question goes beyond excluding one version of it
      Given the administrator excluded version 1 of question 2 of page 1
      And the teacher excluded question 2 of page 1
      When Ben is given the assignment "Week 1", to be completed with 20 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 7 or more exercises
      And question 2 of page 1 is not among them

  Rule: The newest list counts, the teacher's and the administrator's each for itself

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-46 @api @no-ui
    Scenario: A new list takes the place of the one before
      Given the teacher excluded question 2 of page 1
      And the teacher excluded question 3 of page 1 instead
      When Ben is given the assignment "Week 1", to be completed with 8 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 7 exercises
      And question 2 of page 1 is among them
      And question 3 of page 1 is not among them

    @BLX-46 @api @no-ui
    Scenario: The teacher's list leaves the administrator's alone
      Given the administrator excluded question 2 of page 1
      And the teacher excluded question 3 of page 1
      When Ben is given the assignment "Week 1", to be completed with 8 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 6 exercises
      And question 2 of page 1 is not among them
      And question 3 of page 1 is not among them

    @BLX-46 @api @no-ui
    Scenario: An emptied list excludes nothing, the other one goes on excluding
      Given the administrator excluded question 2 of page 1
      And the teacher excluded question 3 of page 1
      And the teacher excluded nothing any more
      When Ben is given the assignment "Week 1", to be completed with 8 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 7 exercises
      And question 2 of page 1 is not among them
      And question 3 of page 1 is among them
