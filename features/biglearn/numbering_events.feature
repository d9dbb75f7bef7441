Feature: Numbering what happens in a course
  Tutor numbers the events of a course, and Biglearn puts them in that order, in whatever order they arrive.
  For whoever builds on a course's history, and no page of the site shows it: no event is counted twice,
  and none is passed over.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: A number of a course belongs to one event

    @BLX-12 @api @no-ui
    Scenario Outline: <event> with a number in use is refused
      When Tutor tells of <event> with the number 1
      Then Tutor is refused because the number is taken
      And nothing is added to the course's history

      Examples: whatever happens in a course
        | event                         |
        | a roster                      |
        | new dates                     |
        | an administrator's exclusions |
        | a teacher's exclusions        |
        | a book to come                |
        | a change of book              |
        | an assignment                 |
        | an answer                     |

    @BLX-12 @api @no-ui
    Scenario: The number of the course itself is in use as well
      When Tutor tells of an answer with the number 0
      Then Tutor is refused because the number is taken
      And nothing is added to the course's history

    @BLX-12 @api @no-ui
    Scenario: Another course has numbers of its own
      Given Tutor told of another course
      When Tutor tells of a roster of the other course with the number 1
      Then Tutor hears that it was taken
      And the other course's history holds 2 events

    @BLX-27 @known-defect @api @no-ui
    Scenario: A course whose own number is in use is refused like any other event
      Given Tutor told of an event of another course with the number 0
      When Tutor tells of the other course
      Then Tutor is refused because the number is taken

  Rule: A message is kept whole or not at all

    @BLX-13 @api @no-ui
    Scenario Outline: A message of <events> with one conflict leaves no trace
      When Tutor tells of three <events> at once, of which the second has the number 1
      Then Tutor is refused because the number is taken
      And the course's history holds 2 events

      Examples:
        | events      |
        | rosters     |
        | assignments |
        | answers     |

    @BLX-13 @api @no-ui
    Scenario: What a refused message would have made known stays unknown
      When Tutor tells of a roster with a new section, with the number 1
      Then Tutor is refused because the number is taken
      And Biglearn does not know the new section

    @BLX-15 @api @no-ui
    Scenario Outline: A message of <count> <events> is kept whole
      When Tutor tells of <count> <events> in one message
      Then Tutor hears that it was taken
      And each event up to number <last> is there

      Examples: the most that Tutor sends at once, and more
        | count | events      | last |
        | 100   | rosters     | 101  |
        | 1000  | answers     | 1001 |

      @needs.lenient
      Examples: not held to what is declared
        | count | events      | last |
        | 120   | rosters     | 121  |
        | 1001  | answers     | 1002 |
        | 1001  | assignments | 1002 |

  Rule: Of many who claim a number at once exactly one gets it

    @BLX-14 @api @no-ui
    Scenario Outline: Of 8 who tell of <event> with one number 7 are refused
      When 8 clients tell of <event> with the same number at the same moment
      Then exactly 1 of them is taken and the others are refused because the number is taken
      And the course's history holds 3 events

      Examples:
        | event         |
        | a roster      |
        | new dates     |
        | an assignment |
        | an answer     |

  Rule: What stands behind a missing number is withheld until it arrives

    @BLX-16 @api @no-ui
    Scenario Outline: <event> behind a missing number waits for it
      Given Tutor told of <event>, leaving out a number before it
      And the course's history ends before the number that was left out, and says so
      When Tutor tells of an answer with the number that was left out
      Then the course's history ends with it, as it was told first

      Examples: whatever happens in a course
        | event                         |
        | a roster                      |
        | new dates                     |
        | an administrator's exclusions |
        | a teacher's exclusions        |
        | a book to come                |
        | a change of book              |
        | an assignment                 |
        | an answer                     |

    @BLX-16 @api @no-ui
    Scenario: Who reads on from behind a missing number is told of it, too
      Given Tutor told of a roster, leaving out a number before it
      When the history is read from number 3
      Then 0 events are read, and a number is missing

    @BLX-16 @api @no-ui
    Scenario: Who wants no more than what stands before it is not told of it yet
      Given Tutor told of a roster, leaving out a number before it
      When the history is read, 2 events in all
      Then 2 events are read, and there is more

    @BLX-22 @api @no-ui
    Scenario: What is told before the course itself stays hidden until the course is told
      Given Tutor told of a roster of another course that Biglearn does not know yet
      And the other course's history holds 0 events and a gap
      And the other course is not listed
      When Tutor tells of the other course
      Then the other course's history holds 2 events

  Rule: Biglearn leaves the choice of numbers to Tutor

    @BLX-16 @api @no-ui
    Scenario: Events may arrive in any order
      When Tutor tells of three rosters, the last one first
      Then the course's history holds 5 events

    @BLX-15 @api @no-ui
    Scenario: A number below zero is taken
      When Tutor tells of a roster with the number -3
      Then Tutor hears that it was taken

    @BLX-15 @api @no-ui @needs.lenient
    Scenario: Of a number with a fraction the whole part counts
      When Tutor tells of a roster with the fractional number 2.7
      Then Tutor hears that it was taken
      And the course's history holds 3 events

    @BLX-7 @api @no-ui
    Scenario Outline: A number that is <kind> makes no sense
      When Tutor tells of a roster with a number that is <kind>
      Then Tutor is refused because it makes no sense
      And nothing is added to the course's history

      Examples:
        | kind      |
        | too large |

      @needs.lenient
      Examples: not held to what is declared
        | kind      |
        | a word    |
        | missing   |
