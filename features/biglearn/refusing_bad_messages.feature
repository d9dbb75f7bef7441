Feature: Refusing messages that are wrong
  Biglearn checks little of what it is told; what it cannot read or use it refuses, and keeps nothing of it.
  For those who build its clients, and no page of the site shows it: a mistake is told at once,
  in a form that can be looked into.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: A message in another form than the agreed one is refused and sent back

    @BLX-3 @api @no-ui
    Scenario Outline: A roster sent <damage> comes back
      When Tutor tells of a roster <damage>
      Then Tutor is refused because something in it is not valid
      And the message is sent back as it was
      And the course's history holds 2 events

      Examples:
        | damage              |
        | as plain text       |
        | as a filled-in form |
        | in another dialect  |

  Rule: A message that cannot be read is refused, whoever sent it

    @BLX-4 @api @no-ui
    Scenario Outline: A roster <damage> is not taken
      When Tutor tells of a roster <damage>
      Then Tutor is refused because something in it is not valid
      And the course's history holds 2 events

      Examples:
        | damage                                   |
        | cut off at its end                       |
        | cut off at its end and without the token |
        | with words after its end                 |
        | with a comma too many                    |
        | in the wrong quotation marks             |
        | with a number that is none               |

  Rule: A message says what it is about, by names

    @BLX-5 @api @no-ui
    Scenario Outline: A message <damage> is refused
      When Tutor tells of a roster <damage>
      Then Tutor is refused because something in it is not valid
      And the course's history holds 2 events

      Examples:
        | damage                       |
        | with nothing in it           |
        | wrapped in a list            |
        | as a mere word               |
        | as a mere number             |
        | saying that there is nothing |

  Rule: What Biglearn cannot make sense of is refused with a number to ask about it

    @BLX-7 @api @no-ui
    Scenario Outline: A roster <damage> leaves no trace but a number
      When Tutor tells of a roster <damage>
      Then Tutor is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble
      And the course's history holds 2 events

      Examples:
        | damage                        |
        | in unreadable letters         |

      @needs.lenient
      Examples: not held to what is declared
        | damage                        |
        | without any of its parts      |
        | without an identity           |
        | with an identity that is none |

    @BLX-7 @api @no-ui
    Scenario Outline: Nobody can <request> with a part that nobody knows
      When Tutor tries to <request> with a part that nobody knows
      Then Tutor is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble
      And the course's history holds 2 events

      @needs.lenient
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

    @BLX-7 @api @no-ui
    Scenario Outline: Nobody can <request> leaving out a part
      When Tutor tries to <request> without one of its parts
      Then Tutor is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble
      And the course's history holds 2 events

      @needs.lenient
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

    @BLX-7 @api @no-ui
    Scenario Outline: Nobody can <request> under an identity that is none
      When Tutor tries to <request> with an identity that is none
      Then Tutor is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble
      And the course's history holds 2 events

      @needs.lenient
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

    @BLX-7 @api @no-ui
    Scenario Outline: A roster sent <damage> finds nobody
      When Tutor tells of a roster <damage>
      Then Tutor is refused because there is no such thing
      And the course's history holds 2 events

      Examples: a place that is none, and a visit that is no message
        | damage                            |
        | to an address that does not exist |
        | as if only to look                |

  Rule: What does no harm is not refused

    @BLX-3 @BLX-4 @api @no-ui
    Scenario Outline: A roster <looks> is taken
      When Tutor tells of a roster <looks>
      Then Tutor hears that it was taken
      And the course's history holds 3 events

      Examples:
        | looks                                         |
        | with remarks in it                            |
        | saying something twice, right the second time |
        | naming its letters                            |
        | to an address with a slash at the end         |
        | to an address that names the form             |

      @needs.lenient
      Examples: not held to what is declared
        | looks                                         |
        | with a detail that nobody knows               |

  Rule: Telling or asking nothing is fine

    @BLX-8 @api @no-ui
    Scenario Outline: Who has nothing to <request> is not refused
      When Tutor tries to <request>, with an empty list
      Then Tutor hears that it was taken
      And the course's history holds 2 events

      Examples: every call that takes a list
        | request                        |
        | read the history of a book     |
        | read the history of a course   |
        | tell of a roster               |
        | move a course to another book  |
        | ask which books a course uses  |
        | tell of an assignment          |
        | tell of an answer              |
        | ask for personalized exercises |
        | bring personalized exercises   |
        | ask for spaced exercises       |
        | bring spaced exercises         |
        | ask for practice               |
        | bring practice                 |
        | ask for a student's estimate   |
        | bring a student's estimate     |
        | ask for a section's estimate   |
        | bring a section's estimate     |
