Feature: Passing on what algorithms found
  Algorithms bring exercises and estimates to Biglearn, and Tutor fetches them there.
  For those who write algorithms and those who build on them: what was brought last comes out unchanged.
  Algorithms speak to Biglearn alone, no browser is part of it: these rules are shown through the API only.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: First Biglearn knows nothing, then of the matter, then of a choice, and never less again

    @BLX-36 @api @no-ui
    Scenario Outline: Nobody told of <what>
      Then Biglearn knows nothing about <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Eva's practice                    |

    @BLX-36 @api @no-ui
    Scenario Outline: Tutor told of <what>, and nothing was chosen yet
      When Ben is given the assignment "Week 1"
      Then Biglearn knows about <what>, but of no choice

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-36 @severity-1 @api @no-ui
    Scenario Outline: An algorithm chose exercises for <what>
      Given Ben was given the assignment "Week 1"
      When the algorithm chooses 3 exercises for <what>
      Then Biglearn passes on what the algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-36 @api @no-ui
    Scenario: An assignment told of once more keeps what was chosen for it
      Given Ben was given the assignment "Week 1"
      And the algorithm has chosen 3 exercises for the personalized part of "Week 1"
      When Tutor tells of "Week 1" once more, unchanged
      Then Biglearn passes on what the algorithm chose for the personalized part of "Week 1"

    @BLX-36 @api @no-ui
    Scenario Outline: A choice for <what>, of which nobody told, is kept as well
      When the algorithm chooses 3 exercises for <what>
      Then Biglearn passes on what the algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Eva's practice                    |

  Rule: What is passed on is the best of what was chosen, each exercise once, and never more than asked for

    @BLX-37 @api @no-ui
    Scenario Outline: Asked for at most <asked> of <chosen>, for <what>
      When the algorithm chooses <chosen> exercises for <what>
      Then asked for at most <asked>, Biglearn passes on the best <passed> that the algorithm chose for <what>

      Examples:
        | chosen | asked | passed | what                              |
        | 4      | 2     | 2      | the personalized part of "Week 1" |
        | 4      | 0     | 0      | the personalized part of "Week 1" |
        | 4      | 9     | 4      | the personalized part of "Week 1" |
        | 4      | 2     | 2      | the spaced part of "Week 1"       |
        | 4      | 0     | 0      | the spaced part of "Week 1"       |
        | 4      | 2     | 2      | Ben's practice                    |
        | 4      | 0     | 0      | Ben's practice                    |
        | 0      | 9     | 0      | Ben's practice                    |

    @BLX-37 @api @no-ui
    Scenario Outline: An exercise that was named twice for <what> is passed on once
      When the algorithm chooses 3 exercises for <what>, and names the first one twice
      Then asked for at most 9, Biglearn passes on the best 3 that the algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-37 @api @no-ui
    Scenario Outline: As many as a thousand are passed on for <what>
      When the algorithm chooses 1000 exercises for <what>
      Then asked for at most 1000, Biglearn passes on the best 1000 that the algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @wish @api @no-ui
    Scenario: More than a hundred are never passed on
      When the algorithm chooses 101 exercises for Ben's practice
      Then asked for at most 1000, Biglearn passes on the best 100 that the algorithm chose for Ben's practice

  Rule: However many are told or asked of at once, each is answered for itself

    @BLX-37 @api @no-ui
    Scenario Outline: A thousand choices of <kind> at once
      When the algorithm chooses <kind> for 1000 at once
      Then asked for all at once, Biglearn passes on each of them

      Examples:
        | kind                   |
        | personalized exercises |
        | spaced exercises       |
        | practice               |

  Rule: The newest choice of an algorithm counts, and touches no other algorithm's

    @BLX-38 @severity-1 @api @no-ui
    Scenario Outline: A new choice for <what> takes the place of the one before
      Given the algorithm has chosen 3 exercises for <what>
      When the algorithm chooses 2 exercises for <what>
      Then Biglearn passes on what the algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-38 @api @no-ui
    Scenario: An empty choice takes the place of the one before, too
      Given the algorithm has chosen 3 exercises for Ben's practice
      When the algorithm chooses 0 exercises for Ben's practice
      Then Biglearn passes on what the algorithm chose for Ben's practice

    @BLX-38 @api @no-ui
    Scenario Outline: Another algorithm's choice for <what> stands beside it
      Given the algorithm has chosen 3 exercises for <what>
      When another algorithm chooses 2 exercises for <what>
      Then Biglearn passes on what the algorithm chose for <what>
      And Biglearn passes on what another algorithm chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-38 @api @no-ui
    Scenario: The two orders of an assignment's history have a choice each
      Given the algorithm has chosen 3 exercises for the spaced part of "Week 1"
      When the algorithm chooses 2 exercises for the spaced part of "Week 1" by the instructor's order
      Then Biglearn passes on what the algorithm chose for the spaced part of "Week 1"
      And Biglearn passes on what the algorithm chose for the spaced part of "Week 1" by the instructor's order

    @BLX-38 @api @no-ui
    Scenario: An algorithm that brings under its name in capital letters is still the same one
      Given the algorithm has chosen 3 exercises for Ben's practice
      When the algorithm, its name in capital letters, chooses 2 exercises for Ben's practice
      Then Biglearn passes on what the algorithm chose for Ben's practice
      And Biglearn passes on nothing under its name in capital letters for Ben's practice

    @BLX-39 @known-defect @api @no-ui
    Scenario Outline: Two algorithms asked at once about <what> answer each for itself
      Given the algorithm has chosen 3 exercises for <what>
      When another algorithm chooses 2 exercises for <what>
      Then asked for both at once, Biglearn passes on what each of the algorithms chose for <what>

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

  Rule: One delivery brings one choice for each matter

    @BLX-41 @api @no-ui
    Scenario Outline: Two choices for <what> at once are refused, and neither is kept
      Given Ben was given the assignment "Week 1"
      When the algorithm brings two choices for <what> at once
      Then the algorithm is refused because it makes no sense
      And Biglearn knows about <what>, but of no choice

      Examples:
        | what                              |
        | the personalized part of "Week 1" |
        | the spaced part of "Week 1"       |
        | Ben's practice                    |

    @BLX-38 @api @no-ui
    Scenario: The same delivery once more changes nothing
      Given the algorithm has chosen 3 exercises for Ben's practice
      When the algorithm brings the same choice for Ben's practice again
      Then Biglearn passes on what the algorithm chose for Ben's practice

    @BLX-38 @api @no-ui
    Scenario: A delivery that was made for another matter is refused
      Given the algorithm has chosen 3 exercises for Ben's practice
      When the algorithm answers the request for Ben's practice once more, for Cleo's practice
      Then the algorithm is refused because that request was made for something else
      And Biglearn knows about Cleo's practice, but of no choice
      And Biglearn passes on what the algorithm chose for Ben's practice

  Rule: Estimates are passed on like choices: the newest, unchanged, each algorithm for itself

    @BLX-38 @severity-1 @api @no-ui
    Scenario Outline: An algorithm estimated <whose> strength
      When the algorithm estimates <whose> strength on page 1 as 0.7
      Then Biglearn passes on that the algorithm estimated <whose> strength on page 1 as 0.7

      Examples:
        | whose                |
        | Ben's                |
        | Eva's                |
        | the section's        |
        | an unknown section's |

    @BLX-38 @api @no-ui
    Scenario Outline: A new estimate of <whose> strength takes the place of the one before
      Given the algorithm has estimated <whose> strength on page 1 as 0.7
      When the algorithm estimates <whose> strength on page 1 as 0.2
      Then Biglearn passes on that the algorithm estimated <whose> strength on page 1 as 0.2

      Examples:
        | whose         |
        | Ben's         |
        | the section's |

    @BLX-38 @api @no-ui
    Scenario Outline: Estimates of <whose> strength on other pages, or of other algorithms, stand beside it
      Given the algorithm has estimated <whose> strength on page 1 as 0.7
      And the algorithm has estimated <whose> strength on page 2 as 0.4
      When another algorithm estimates <whose> strength on page 1 as 0.2
      Then Biglearn passes on that the algorithm estimated <whose> strength on page 1 as 0.7
      And Biglearn passes on that another algorithm estimated <whose> strength on page 1 as 0.2

      Examples:
        | whose         |
        | Ben's         |
        | the section's |

    @BLX-39 @known-defect @api @no-ui
    Scenario Outline: Two algorithms asked at once about <whose> strength answer each for itself
      Given the algorithm has estimated <whose> strength on page 1 as 0.7
      When another algorithm estimates <whose> strength on page 1 as 0.2
      Then asked for both at once, Biglearn passes on 0.7 and 0.2 for <whose> strength on page 1

      Examples:
        | whose         |
        | Ben's         |
        | the section's |

    @BLX-41 @api @no-ui
    Scenario Outline: Two estimates of <whose> strength at once are refused, and neither is kept
      When the algorithm brings two estimates of <whose> strength on page 1 at once
      Then the algorithm is refused because it makes no sense
      And Biglearn is neutral about <whose> strength on page 1 because there is none yet

      Examples:
        | whose         |
        | Ben's         |
        | the section's |
