Feature: Guarding the door of Biglearn
  Whoever has the token can read and write everything in Biglearn, and no page of the site shows it.
  For those who run it: without the token nothing is learnt and nothing is changed,
  and its health can be watched all the same.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: Without the right token nothing is learnt and nothing is changed

    @BLX-1 @api @no-ui
    Scenario Outline: A stranger cannot <request>
      When a stranger tries to <request>
      Then the stranger is refused because they are not allowed to
      And the course's history holds 2 events

      Examples: every call that Biglearn has
        | request                               |
        | tell of a book                        |
        | list the books                        |
        | read the history of a book            |
        | tell of a course                      |
        | tell of new dates                     |
        | list the courses                      |
        | read the history of a course          |
        | tell of a roster                      |
        | prepare a book for a course           |
        | move a course to another book         |
        | ask which books a course uses         |
        | exclude exercises as an administrator |
        | exclude exercises as a teacher        |
        | tell of an assignment                 |
        | tell of an answer                     |
        | ask for personalized exercises        |
        | bring personalized exercises          |
        | ask for spaced exercises              |
        | bring spaced exercises                |
        | ask for practice                      |
        | bring practice                        |
        | ask for a student's estimate          |
        | bring a student's estimate            |
        | ask for a section's estimate          |
        | bring a section's estimate            |

    @BLX-1 @api @no-ui
    Scenario Outline: A roster <damage> is not taken
      When Tutor tells of a roster <damage>
      Then Tutor is refused because they are not allowed to
      And the course's history holds 2 events

      Examples:
        | damage             |
        | without the token  |
        | with a wrong token |

    @BLX-2 @api @no-ui
    Scenario: The right token is of no use where the scheduler wants it
      When Tutor tells of a roster with the token where its sister service wants it
      Then Tutor is refused because they are not allowed to
      And the course's history holds 2 events

  Rule: Whether Biglearn is alive is no secret

    @BLX-6 @api @no-ui
    Scenario: A stranger can ask whether Biglearn is alive
      When a stranger asks whether Biglearn is alive
      Then Biglearn is alive
