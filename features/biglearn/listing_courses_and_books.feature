Feature: Listing the courses and books that Biglearn knows
  Whoever follows Biglearn asks now and then which courses and books are new since the last time.
  For the scheduler, and no page of the site shows it: nothing is missed and nothing is met twice.

  Rule: Whatever is told is listed once, with a number that rises

    @BLX-23 @api @no-ui
    Scenario: Courses told at the same moment get numbers of their own
      When 12 courses are told at the same moment
      Then each of them is listed once, with a number of its own
      And each course is listed with the book it began with

    @BLX-23 @api @no-ui
    Scenario: Books told at the same moment get numbers of their own
      When 12 books are told at the same moment
      Then each of them is listed once, with a number of its own

    @BLX-23 @api @no-ui
    Scenario Outline: The list of <things> read one at a time is the same
      When 3 <things> are told at the same moment
      Then each of them is listed once, also when the list is read one at a time

      Examples: both lists
        | things  |
        | courses |
        | books   |

    @BLX-10 @api @no-ui
    Scenario: A course told twice keeps its place in the list
      Given 3 courses were told at the same moment
      When the first of them is told again
      Then each of them is listed once, with a number of its own

    @BLX-24 @known-defect @api @no-ui
    Scenario: A course that is told late is not missed by who read on
      Given Tutor told of a roster of another course that Biglearn does not know yet
      And a reader has read the list of courses to its end
      When Tutor tells of the other course
      Then the reader finds the other course on reading on

    @BLX-26 @known-defect @api @no-ui
    Scenario: A course told again with another book is listed with the first one
      Given 3 courses were told at the same moment
      When the first of them is told again, with another book
      Then each course is listed with the book it began with

  Rule: A reader says from where and how many

    @BLX-23 @api @no-ui
    Scenario Outline: Of the list, <wanted>, <count> courses are listed
      Given 3 courses were told at the same moment
      When the list of courses is read, <wanted>
      Then <count> courses are listed

      Examples:
        | wanted              | count |
        | one at most         | 1     |
        | two from below zero | 2     |
        | from beyond its end | 0     |

      @needs.lenient
      Examples: not held to what is declared
        | wanted              | count |
        | none at all         | 0     |
        | from nowhere        | 0     |

    @BLX-23 @api @no-ui @needs.lenient
    Scenario: More than a thousand may be asked for
      Given 3 courses were told at the same moment
      When the list of courses is read, more than a thousand
      Then at least 3 courses are listed

    @BLX-7 @api @no-ui
    Scenario Outline: The list, <wanted>, makes no sense
      When the list of courses is read, <wanted>
      Then Tutor is refused because it makes no sense

      Examples:
        | wanted                  |
        | from beyond all numbers |

      @needs.lenient
      Examples: not held to what is declared
        | wanted                  |
        | fewer than none         |
        | as many as a word says  |
