Feature: Telling again what was told
  A message whose answer got lost is sent again, and nobody knows whether the first one arrived.
  For Tutor's own peace, and no page of the site shows it: telling again is always safe.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: Telling again is answered as the first time and changes nothing

    @BLX-10 @api @no-ui
    Scenario Outline: <event> told twice is kept once
      Given Tutor told of <event>
      When Tutor tells of it again
      Then Tutor hears that it was taken
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

    @BLX-10 @api @no-ui
    Scenario: A course told twice is kept once
      When Tutor tells of the course again
      Then Tutor hears that it was taken
      And nothing is added to the course's history

    @BLX-10 @api @no-ui
    Scenario: A book told twice is kept once
      When Tutor tells of the book again
      Then Tutor hears that it was taken
      And the book's history holds the book as it was told first

    @BLX-10 @api @no-ui
    Scenario: The same answer twice in one message is kept once
      When Tutor tells of an answer twice in one message
      Then Tutor hears that it was taken
      And the course's history holds 3 events

    @BLX-10 @api @no-ui
    Scenario: Of many who tell the same at once none is refused
      When 8 clients tell of one and the same roster at the same moment
      Then exactly 8 of them are taken
      And the course's history holds 3 events

  Rule: What was told first stays

    @BLX-11 @api @no-ui
    Scenario Outline: <event> told again in other words stays as it was
      Given Tutor told of <event>
      When Tutor tells of it again, but otherwise
      Then Tutor hears that it was taken
      And the course's history ends with it, as it was told first

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

    @BLX-11 @api @no-ui
    Scenario: A course told again with other dates stays as it was
      When Tutor tells of the course again, with other dates
      Then Tutor hears that it was taken
      And nothing is added to the course's history

    @BLX-11 @api @no-ui
    Scenario: A book told again with other exercises stays as it was
      When Tutor tells of the book again, with other pages
      Then Tutor hears that it was taken
      And the book's history holds the book as it was told first

    @BLX-11 @api @no-ui
    Scenario Outline: <event> told again under another number keeps its own, and the other stays free
      Given Tutor told of <event>
      When Tutor tells of it again with the next number
      Then Tutor hears that it was taken
      And nothing is added to the course's history

      Examples: the uuid decides, not the number
        | event         |
        | a roster      |
        | an assignment |
        | an answer     |

    @BLX-11 @api @no-ui
    Scenario Outline: <another> under the identity of a roster is lost without notice
      Given Tutor told of a roster
      When Tutor tells of <another> under the same identity
      Then Tutor hears that it was taken
      And nothing is added to the course's history

      Examples: an identity serves once, whatever it is used for
        | another                |
        | new dates              |
        | a teacher's exclusions |
        | an assignment          |
        | an answer              |

    @BLX-11 @api @no-ui
    Scenario: An answer under the identity of its course is lost as well
      When Tutor tells of an answer under the identity of the course
      Then Tutor hears that it was taken
      And the course's history holds 2 events

    @BLX-11 @api @no-ui
    Scenario: Pages of a book told again are known, though the book stays as it was
      When Tutor tells of the book again, with other pages
      Then the other pages are known as parts of that book

    @BLX-11 @api @no-ui
    Scenario: A page that a second book has as well stays with the first
      When Tutor tells of a second book with the same pages
      Then page 1 is known as a part of the first book

    @BLX-11 @api @no-ui
    Scenario: An event told again for another course does not reach it
      Given Tutor told of another course
      And Tutor told of a roster
      When Tutor tells of it again for the other course
      Then Tutor hears that it was taken
      And the other course's history holds 1 event
