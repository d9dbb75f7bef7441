@needs.scheduler
Feature: Choosing exercises for an assignment
  Biglearn completes assignments with personalized exercises, chosen for one student.
  For students: what they are offered belongs to what they study, and is never what they were just given.
  These rules have no page of their own in the browser: they are shown through the API only.

  Rule: An offer becomes ready some time after Biglearn was told, and not before

    @BLX-36 @api @no-ui
    Scenario: The offer for an assignment becomes ready
      Given Biglearn knows a course with the students Ben and Cleo
      And Biglearn knows nothing about the personalized part of "Week 1"
      When Ben is given the assignment "Week 1", to be completed with 2 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 2 exercises

    @BLX-53 @api @no-ui
    Scenario: An assignment that wants no personalized exercises never gets any
      Given Biglearn knows a course with the students Ben and Cleo
      And Ben was given the assignment "Week 1", to be completed with 2 spaced exercises
      When Ben is given the assignment "Week 2", to be completed with 2 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 2 exercises
      And the personalized part of "Week 1" is still not ready

    @BLX-53 @api @no-ui
    Scenario: An assignment that wants no spaced exercises never gets any
      Given Biglearn knows a course with the students Ben and Cleo
      And Ben was given the assignment "Week 1", to be completed with 2 personalized exercises
      When Ben is given the assignment "Week 2", to be completed with 2 spaced exercises
      Then the spaced part of "Week 2" becomes ready with 2 exercises
      And the spaced part of "Week 1" is still not ready

    @BLX-47 @api @no-ui
    Scenario: Where Tutor leaves the number to Biglearn, it is three of a page and four spaced ones
      Given Biglearn knows a course with the student Ben
      When Ben is given the assignment "Week 1", to be completed as Biglearn likes
      Then the personalized part of "Week 1" becomes ready with 3 exercises
      And the spaced part of "Week 1" becomes ready with 4 exercises

    @BLX-47 @api @no-ui
    Scenario: A page that has too few questions gives what it has
      Given Biglearn knows a course with the student Ben
      When Ben is given the assignment "Week 1", to be completed with 20 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 8 exercises

  Rule: An offer comes from the assignment's own pages and repeats nothing of it

    @BLX-47 @BLX-42 @api @no-ui
    Scenario: Personalized exercises come from the assignment's page and are new to it
      Given Biglearn knows a course with the student Ben
      When Ben is given the assignment "Week 1", on page 2, with 3 exercises, to be completed with 5 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 5 from page 2
      And none of them is already in "Week 1"

    @BLX-42 @api @no-ui
    Scenario: Personalized, spaced and assigned exercises have no question in common
      Given Biglearn knows a course with the student Ben
      When Ben is given the assignment "Week 1", with 3 exercises, due tomorrow, to be completed with 2 personalized and 3 spaced exercises
      Then the personalized part of "Week 1" becomes ready with 2 exercises
      And the spaced part of "Week 1" becomes ready with 3 exercises
      And the personalized part of "Week 1" and the spaced part of "Week 1" share no question, and repeat none of "Week 1"

    @BLX-43 @api @no-ui
    Scenario: An assigned question does not come back as another version while the assignment is open
      Given Biglearn knows a course with the student Ben and two versions of each question
      When Ben is given the assignment "Week 1", with 5 exercises, due tomorrow, to be completed with 3 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 3 exercises
      And none of them is a question of "Week 1" in any version

    @BLX-43 @api @no-ui @known-defect
    Scenario: No question is offered in two versions at once
      Given Biglearn knows a course with the student Ben and two versions of each question
      When Ben is given the assignment "Week 1", to be completed with 8 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 8 exercises
      And no question is among them in two versions

  Rule: A question of another open assignment of the same student is not offered

    @BLX-44 @severity-1 @api @no-ui
    Scenario: A question of an assignment that is not due yet
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1", due tomorrow
      When Ben is given the assignment "Week 2", to be completed with 8 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 5 exercises
      And none of them is already in "Week 1"

    @BLX-44 @severity-1 @api @no-ui
    Scenario: A question of an assignment whose feedback is to come
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1", due yesterday, with feedback tomorrow
      When Ben is given the assignment "Week 2", to be completed with 8 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 5 exercises
      And none of them is already in "Week 1"

    @BLX-44 @api @no-ui
    Scenario: A question of an open assignment in another version
      Given Biglearn knows a course with the student Ben and two versions of each question
      And Ben was given the assignment "Week 1", with 5 exercises, due tomorrow
      When Ben is given the assignment "Week 2", to be completed with 3 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 3 exercises
      And none of them is a question of "Week 1" in any version

    @BLX-44 @api @no-ui
    Scenario: A question of an open assignment is not repeated as spaced practice either
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1", with 5 exercises, due tomorrow
      When Ben is given the assignment "Week 2", to be completed with 3 spaced exercises
      Then the spaced part of "Week 2" becomes ready with 3 exercises
      And none of them is already in "Week 1"

    @BLX-44 @api @no-ui
    Scenario: A withdrawn assignment keeps its questions to itself until it is due
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1", due tomorrow
      And "Week 1" was withdrawn
      When Ben is given the assignment "Week 2", to be completed with 8 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 5 exercises

    @BLX-44 @api @no-ui
    Scenario: A classmate's open assignment does not matter
      Given Biglearn knows a course with the students Ben and Cleo
      And Cleo was given the assignment "Week 1", due tomorrow
      When Ben is given the assignment "Week 2", to be completed with 8 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 8 exercises

    @BLX-44 @api @no-ui
    Scenario: An assignment that is over does not matter
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1", due yesterday
      When Ben is given the assignment "Week 2", to be completed with 8 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 8 exercises

  Rule: What was taken from an offer stays as it was taken

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-52 @api @no-ui
    Scenario Outline: Once assigned, the <part> part of an assignment is not chosen anew
      Given Ben was given the assignment "Week 1", with 2 exercises, to be completed with 2 <part> exercises
      And Tutor assigned the 2 exercises that Biglearn offered for the <part> part of "Week 1"
      And Tutor told of 1 wrong answer to "Week 1"
      When Ben is given the assignment "Week 2", on page 2, to be completed with 2 personalized exercises
      Then the personalized part of "Week 2" becomes ready with 2 exercises
      And the <part> part of "Week 1" is still the same

      Examples:
        | part         |
        | personalized |
        | spaced       |
