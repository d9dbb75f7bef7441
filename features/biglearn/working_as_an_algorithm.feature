@needs.scheduler @needs.algorithms
Feature: Working as an algorithm
  Biglearn's scheduler hands tasks to algorithms: put exercises in order, estimate strength, look at a book again.
  For those who write algorithms: what they bring decides what students are offered, as long as it is still wanted.
  Algorithms speak to the scheduler alone, no browser is part of it: these rules are shown through the API only.

  Rule: Tasks are handed out a few at a time

    @BLX-36 @api @no-ui
    Scenario: At most ten orders at a time
      Given Biglearn knows a course with the students Ben and Cleo
      And an order of exercises is wanted for Ben
      When the algorithm asks for orders to make
      Then it is handed at least 1 and at most 10 of them, none twice

    @BLX-55 @api @no-ui
    Scenario: At most two hundred estimates at a time
      Given Biglearn knows a course with the student Ben
      And Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And an estimate of Ben's strength on page 1 is wanted
      When the algorithm asks for estimates to make
      Then it is handed at least 1 and at most 200 of them, none twice

    @BLX-36 @api @no-ui
    Scenario: What was brought is not handed out again
      Given Biglearn knows a course with the student Ben
      And an order of exercises is wanted for Ben
      And the algorithm brought the order that was wanted
      When the algorithm asks for orders to make
      Then the order that it brought is not among them

  Rule: An algorithm's order decides what is offered in its name

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-38 @severity-1 @api @no-ui
    Scenario: The best of its order is offered
      Given Ben was given the assignment "Week 1", to be completed with 3 personalized exercises
      And an order of exercises is wanted for Ben
      When the algorithm brings the order that was wanted
      Then what it brought was wanted
      And the personalized part of "Week 1" becomes the best 3 of its order

    @BLX-38 @api @no-ui
    Scenario: An order is kept for whom and for what it was made
      Given an order of exercises is wanted for Ben
      When the algorithm brings the order that was wanted
      Then the scheduler keeps that order for Ben
      And it keeps the order beside that of the deployment's own algorithm

    @BLX-38 @api @no-ui
    Scenario: Large and small letters make no other algorithm
      Given an order of exercises is wanted for Ben
      When the algorithm brings the order that was wanted, its name in capital letters
      Then the scheduler keeps that order for Ben

    @BLX-38 @api @no-ui
    Scenario: Nothing is kept where nothing was brought
      When an order of exercises is wanted for Ben
      Then the scheduler keeps no order of the algorithm for Ben

  Rule: What is not wanted, or not wanted any more, is not taken

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-38 @api @no-ui
    Scenario: An order that nobody asked for
      When the algorithm brings an order that nobody wanted
      Then what it brought was not wanted

    @BLX-38 @api @no-ui
    Scenario: An order that a new answer has overtaken
      Given Ben was given the assignment "Week 1"
      And an order of exercises is wanted for Ben
      And Tutor told of 1 right answer to "Week 1"
      And meanwhile another order is wanted for Ben
      When the algorithm brings the order that was wanted
      Then what it brought was not wanted

    @BLX-55 @api @no-ui
    Scenario: An estimate that nobody asked for
      When the algorithm brings an estimate that nobody wanted
      Then what it brought was not wanted

    @BLX-58 @api @no-ui
    Scenario: An estimate that a new answer has overtaken
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right answers to "Week 1"
      And an estimate of Ben's strength on page 1 is wanted
      And Tutor told that the answer to exercise 4 of "Week 1" is right now
      And meanwhile another estimate of Ben's strength on page 1 is wanted
      When the algorithm brings 0.5 as the estimate that was wanted
      Then what it brought was not wanted

    @BLX-55 @api @no-ui
    Scenario: A book that nobody asked to look at
      When the algorithm tells that it looked at a book, though nobody wanted it to
      Then what it brought was not wanted

  Rule: An algorithm's estimate is passed on in its name

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-38 @severity-1 @api @no-ui
    Scenario Outline: The estimate of <whose> strength that it brings
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      And an estimate of <whose> strength on page 1 is wanted
      When the algorithm brings 0.25 as the estimate that was wanted
      Then what it brought was wanted
      And in time Biglearn passes on that the algorithm estimated <whose> strength on page 1 as 0.25

      Examples:
        | whose         |
        | Ben's         |
        | the section's |

  Rule: A book is looked at once for each time it is wanted

    Background:
      Given Biglearn knows a course with the student Ben

    @BLX-55 @api @no-ui
    Scenario: After a first answer
      Given Ben was given the assignment "Week 1"
      And Tutor told of 1 right answer to "Week 1"
      And a book is to be looked at again
      When the algorithm asks for books to look at again, and looks at one of them
      Then what it brought was wanted
      And it is not handed that book again
