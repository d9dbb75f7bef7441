Feature: Keeping what happened in a course
  Tutor tells Biglearn everything that happens in a course, each event with the course's next number.
  For whoever builds on that history: it comes back whole, in order and unchanged,
  however often, late or at once it was told.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: A course's events come back in order, as they were told

    @BLX-15 @api @no-ui
    Scenario: Everything told of a course is read back
      Given Ben was given the assignment "Week 1"
      When Tutor tells of 2 right answers to "Week 1"
      Then the course's history is
        | number | event                    |
        | 0      | create_course            |
        | 1      | update_roster            |
        | 2      | create_update_assignment |
        | 3      | record_response          |
        | 4      | record_response          |
      And the last event tells of Ben's last answer to "Week 1"

    @BLX-17 @api @no-ui
    Scenario Outline: Reading <size> at a time gives each event exactly once
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      When the history is read <size> at a time
      Then each of its 6 events was read exactly once

      Examples:
        | size |
        | 1    |
        | 2    |
        | 4    |

    @BLX-21 @api @no-ui
    Scenario: A course nobody told of has an empty history
      When the history of an unknown course is read
      Then the history is empty and at its end

  Rule: Telling again changes nothing

    @BLX-10 @api @no-ui
    Scenario: An answer told twice is kept once
      Given Ben was given the assignment "Week 1"
      And Tutor told of 1 right answer to "Week 1"
      When Tutor tells of the same answer again
      Then Tutor hears that it was taken
      And the course's history holds 4 events

    @BLX-11 @api @no-ui
    Scenario: What was told first stays
      Given Ben was given the assignment "Week 1"
      And Tutor told of 1 right answer to "Week 1"
      When Tutor tells of the same answer again, but as a wrong one
      Then Tutor hears that it was taken
      And the last event tells of Ben's last answer to "Week 1"

  Rule: A number of a course belongs to one event

    @BLX-12 @api @no-ui
    Scenario: A second event with a number in use is refused
      When Tutor tells of a roster with the number 1
      Then Tutor is refused because the number is taken
      And the course's history holds 2 events

    @BLX-13 @api @no-ui
    Scenario: A batch with one conflict leaves no trace
      When Tutor tells of two rosters at once, of which the second has the number 1
      Then Tutor is refused because the number is taken
      And the course's history holds 2 events

    @BLX-14 @api @no-ui
    Scenario: Of many who claim a number at once exactly one gets it
      When 8 rosters with the number 2 are told at the same moment
      Then exactly 1 of them is taken and the others are refused because the number is taken
      And the course's history holds 3 events

  Rule: What stands behind a missing number is withheld until it arrives

    @BLX-16 @api @no-ui
    Scenario: A hole in the numbers is reported, and heals
      Given Tutor told of a roster with the number 3
      And the course's history holds 2 events and a gap
      When Tutor tells of a roster with the number 2
      Then the course's history holds 4 events

    @BLX-22 @api @no-ui
    Scenario: What is told before the course itself stays hidden until the course is told
      Given Tutor told of a roster of another course that Biglearn does not know yet
      And the other course's history holds 0 events and a gap
      When Tutor tells of the other course
      Then the other course's history holds 2 events
