Feature: Reading what happened in a course
  Whoever computes something from a course's history reads it from Biglearn, all at once or bit by bit.
  For the scheduler and for analysts, and no page of the site shows it: the history comes back whole,
  in order and unchanged.

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

    @BLX-15 @api @no-ui
    Scenario Outline: <event> comes back as it was told
      When Tutor tells of <event>
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

    @BLX-15 @api @no-ui
    Scenario: A book comes back as it was told
      Then the book's history holds the book as it was told first

    @BLX-15 @api @no-ui
    Scenario: Identities in capital letters are answered so, and kept in small ones
      When Tutor tells of new dates, all identities in capital letters
      Then the answer has them in capital letters
      And the course's history ends with it, in small letters

    @BLX-15 @api @no-ui
    Scenario: An end before its beginning is nothing that Biglearn minds
      When Tutor tells of new dates that end before they begin
      Then Tutor hears that it was taken
      And the course's history ends with it, as it was told first

  Rule: Reading bit by bit gives each event exactly once

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
        | 6    |
        | 1000 |

  Rule: Where there is nothing, nothing is read, and that is the end

    @BLX-21 @api @no-ui
    Scenario: A course nobody told of has an empty history
      When the history of an unknown course is read
      Then the history is empty and at its end

    @BLX-21 @api @no-ui
    Scenario: Behind the last event there is nothing
      When the history is read from number 2
      Then the history is empty and at its end

    @BLX-21 @api @no-ui
    Scenario: A book nobody told of has an empty history
      When the history of an unknown book is read
      Then the history is empty and at its end

    @BLX-21 @api @no-ui
    Scenario: A book has one event and no more
      When the history of the book is read from number 1
      Then the history is empty and at its end

  Rule: Only the wanted kinds of event are read, and only they decide where the end is

    @BLX-18 @api @no-ui
    Scenario Outline: Among other events <event> is found
      Given Tutor told of <event>
      And Tutor told of a roster
      When what happened in the course is read, <event> only
      Then 1 event is read, and the history is at its end

      Examples: each kind that the background does not tell of
        | event                         |
        | new dates                     |
        | an administrator's exclusions |
        | a teacher's exclusions        |
        | a book to come                |
        | a change of book              |
        | an assignment                 |
        | an answer                     |

    @BLX-18 @api @no-ui @needs.lenient
    Scenario: A kind that nobody knows is passed over beside a known one
      When what happened in the course is read, rosters and something that nobody knows
      Then 1 event is read, and the history is at its end

    @BLX-18 @BLX-7 @api @no-ui
    Scenario Outline: Who wants <kinds> makes no sense
      When Tutor tries to read <kinds> of the course
      Then Tutor is refused because it makes no sense

      @needs.lenient
      Examples:
        | kinds                            |
        | no kind of event                 |
        | a kind of event that nobody knows |

    @BLX-25 @known-defect @api @no-ui
    Scenario: A missing number before an event of another kind is told as well
      Given Tutor told of new dates, leaving out a number before it
      And Tutor told of an answer
      When what happened in the course is read, an answer only
      Then 0 events are read, and a number is missing

  Rule: A limit is for the whole reading, and shared fairly

    @BLX-19 @api @no-ui
    Scenario Outline: Of two courses with 6 events each <limit> are read in all
      Given the course and another one have 6 events each
      When the histories of both courses are read, <limit> events in all
      Then <limit> events are read, at least <each> of each course, and neither history is at its end

      Examples: which of the two gets the odd one is not fixed
        | limit | each |
        | 2     | 1    |
        | 5     | 2    |
        | 10    | 5    |

    @BLX-19 @api @no-ui
    Scenario: Who wants no events gets none, and is not told that this is the end
      When the history is read, 0 events in all
      Then 0 events are read, and there is more

    @BLX-19 @api @no-ui @needs.lenient
    Scenario: More than a thousand may be asked for
      When the history is read, 1001 events in all
      Then 2 events are read, and that is the end

    @BLX-19 @BLX-7 @api @no-ui @needs.lenient
    Scenario: Fewer than none makes no sense
      When the history is read, -1 events in all
      Then Tutor is refused because it makes no sense

    @BLX-20 @api @no-ui
    Scenario: A history of long events is read in parts of about 4 MB
      Given Tutor told of 7 lists of 10000 excluded exercises
      When the whole history is read, as much at a time as there is
      Then no reading holds more than 4 million characters
      And each of its 9 events was read exactly once

    @BLX-20 @api @no-ui @needs.lenient
    Scenario: An event that is longer than that is read all the same
      Given Tutor told of a list of 70000 excluded exercises
      When the whole history is read, as much at a time as there is
      Then each of its 3 events was read exactly once
