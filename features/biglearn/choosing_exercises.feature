@needs.scheduler
Feature: Choosing exercises for a student
  Biglearn chooses personalized exercises for assignments and for practice.
  For students: what they are offered belongs to what they study, and is never what they were just given.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: An offer becomes ready some time after Biglearn was told, and not before

    @BLX-36 @api @no-ui
    Scenario: The offer for an assignment becomes ready
      Given Biglearn has no offer for the assignment "Week 1" that it does not know
      When Ben is given the assignment "Week 1", to be completed with 2 personalized exercises
      Then an offer of 2 exercises for "Week 1" becomes ready

    @BLX-53 @api @no-ui
    Scenario: An assignment that wants no personalized exercises never gets any
      Given Ben was given the assignment "Week 1"
      When Cleo is given the assignment "Week 1b", to be completed with 2 personalized exercises
      Then an offer of 2 exercises for "Week 1b" becomes ready
      And the offer for "Week 1" is still not ready

  Rule: An offer comes from the assignment's own pages and repeats nothing of it

    @BLX-47 @BLX-42 @api @no-ui
    Scenario: Personalized exercises come from the assignment's page and are new to it
      When Ben is given the assignment "Week 1", to be completed with 4 personalized exercises
      Then an offer of 4 exercises for "Week 1" becomes ready
      And all of them are from the page of "Week 1"
      And none of them is already in "Week 1"

    @BLX-44 @api @no-ui
    Scenario: A question of another open assignment is not offered
      Given Ben was given the assignment "Week 1", due tomorrow
      When Ben is given the assignment "Week 2" on the same page, to be completed with 4 personalized exercises
      Then an offer of 4 exercises for "Week 2" becomes ready
      And none of them is already in "Week 1"

  Rule: A student of whom nothing is known yet gets an empty practice, not an error

    @BLX-61 @api @no-ui
    Scenario: Practice before the first answer is ready and empty
      Then Ben's practice becomes ready with 0 exercises
