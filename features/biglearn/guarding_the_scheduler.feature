@needs.scheduler @needs.algorithms
Feature: Guarding the door of the scheduler
  Whoever has the scheduler's token is an algorithm: it decides what students are offered.
  For those who run it: strangers learn and change nothing, and what is wrong is refused like in Biglearn.
  Algorithms speak to the scheduler alone, no browser is part of it: these rules are shown through the API only.

  Background:
    Given Biglearn knows a course with the student Ben

  Rule: Without the scheduler's own token nothing is learnt and nothing is changed

    @BLX-1 @severity-1 @api @no-ui
    Scenario Outline: A stranger cannot <errand>
      When a stranger tries at the scheduler to <errand>
      Then the stranger is refused because they are not allowed to

      Examples: every call that the scheduler has
        | errand                                |
        | ask for orders to make                |
        | bring an order                        |
        | look up the orders made for a student |
        | look up the orders made for tasks     |
        | ask for estimates to make             |
        | bring an estimate                     |
        | ask for books to look at again        |
        | tell that it looked at a book         |

    @BLX-2 @severity-1 @api @no-ui
    Scenario Outline: Nobody can <errand> with the token where Biglearn wants its own
      When the algorithm tries to <errand> with the token where its sister service wants it
      Then the algorithm is refused because they are not allowed to

      Examples: every call that the scheduler has
        | errand                                |
        | ask for orders to make                |
        | bring an order                        |
        | look up the orders made for a student |
        | look up the orders made for tasks     |
        | ask for estimates to make             |
        | bring an estimate                     |
        | ask for books to look at again        |
        | tell that it looked at a book         |

    @BLX-36 @api @no-ui
    Scenario Outline: An algorithm can <errand>
      When the algorithm tries to <errand>
      Then the algorithm is heard

      Examples: every call that the scheduler has
        | errand                                |
        | ask for orders to make                |
        | bring an order                        |
        | look up the orders made for a student |
        | look up the orders made for tasks     |
        | ask for estimates to make             |
        | bring an estimate                     |
        | ask for books to look at again        |
        | tell that it looked at a book         |

  Rule: What cannot be read is refused

    @BLX-3 @BLX-4 @BLX-5 @api @no-ui
    Scenario Outline: An order <damage> is not taken
      When the algorithm tries to bring an order <damage>
      Then the algorithm is refused because something in it is not valid

      Examples: BLX-3 are the first three, BLX-5 those from "with nothing in it" on
        | damage                                   |
        | as plain text                            |
        | as a filled-in form                      |
        | in another dialect                       |
        | cut off at its end                       |
        | cut off at its end and without the token |
        | with words after its end                 |
        | with a comma too many                    |
        | in the wrong quotation marks             |
        | with a number that is none               |
        | with nothing in it                       |
        | wrapped in a list                        |
        | as a mere word                           |
        | as a mere number                         |
        | saying that there is nothing             |

  Rule: What cannot be made sense of is refused with a number to ask about it

    @BLX-7 @api @no-ui
    Scenario Outline: Nobody can <errand> with a part that nobody knows
      When the algorithm tries to <errand> with a part that nobody knows
      Then the algorithm is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble

      Examples: every call that the scheduler has
        | errand                                |
        | ask for orders to make                |
        | bring an order                        |
        | look up the orders made for a student |
        | look up the orders made for tasks     |
        | ask for estimates to make             |
        | bring an estimate                     |
        | ask for books to look at again        |
        | tell that it looked at a book         |

    @BLX-7 @api @no-ui
    Scenario Outline: Nobody can <errand> leaving out a part
      When the algorithm tries to <errand> without one of its parts
      Then the algorithm is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble

      Examples: every call that the scheduler has
        | errand                                |
        | ask for orders to make                |
        | bring an order                        |
        | look up the orders made for a student |
        | look up the orders made for tasks     |
        | ask for estimates to make             |
        | bring an estimate                     |
        | ask for books to look at again        |
        | tell that it looked at a book         |

    @BLX-7 @api @no-ui
    Scenario Outline: An order <damage> leaves no trace but a number
      When the algorithm tries to bring an order <damage>
      Then the algorithm is refused because it makes no sense
      And Biglearn tells a number to ask about the trouble

      Examples:
        | damage                        |
        | without any of its parts      |
        | with an identity that is none |
        | in unreadable letters         |

  Rule: What can be read is taken, however it looks

    @BLX-7 @api @no-ui
    Scenario Outline: An order <damage> is heard
      When the algorithm tries to bring an order <damage>
      Then the algorithm is heard

      Examples:
        | damage                                |
        | with remarks in it                    |
        | naming its letters                    |
        | to an address with a slash at the end |
        | to an address that names the form     |
