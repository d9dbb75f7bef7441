Feature: Planning a run
  Before anything runs there is a plan of every case, by name. The evidence is held against it afterwards.
  For whoever maintains this harness: a case keeps its identity, or its history would be lost.

  Rule: The seed decides the order, and nothing else does

    Scenario: The same seed makes the same plan
      Given a project with the feature
        """
        Feature: Trying
          Scenario Outline: Several
            Given all is well
            Examples:
              | number |
              | 1      |
              | 2      |
              | 3      |
              | 4      |
        """
      And somebody has planned it with "--order random --seed 7f3a"
      When somebody plans it with "--order random --seed 7f3a"
      Then both plans have the same cases in the same order

  Rule: A case is known by what it is, not by where it stands

    Scenario: Lines are added above it
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And somebody has planned it with "--seed 7f3a"
      And a remark was put above everything in it
      When somebody plans it with "--seed 7f3a"
      Then both plans have the same cases in the same order

    Scenario: Two scenarios have one name
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: One
            Given all is well
        """
      When somebody plans it with ""
      Then the plan has 2 cases
      And each case has an identity of its own

  Rule: A scenario of this harness itself has no channel, and belongs to each

    Scenario: One channel is asked for
      Given a project with the feature
        """
        Feature: Trying
          Scenario: Without a channel
            Given all is well
          @api @no-ui
          Scenario: By API
            Given all is well
          @ui @no-api
          Scenario: By browser
            Given all is well
        """
      When somebody plans it with "--channel api"
      Then the plan has 2 cases
      And the case of "Without a channel" has the channel "none"
      And the case of "By API" has the channel "api"

    Scenario: The target is a deployment, about which it proves nothing
      Given a project with the feature
        """
        Feature: Trying
          Scenario: Without a channel
            Given all is well
          @api @no-ui
          Scenario: By API
            Given all is well
        """
      And its target is at an address where nobody answers
      When somebody plans it with ""
      Then the plan has 1 case
      And the case of "By API" has the channel "api"

  Rule: Production is left alone, but for what is tagged as safe there

    Scenario: One scenario is tagged, the other is not
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: Careless
            Given all is well
          @api @no-ui @production-safe
          Scenario: Careful
            Given all is well
        """
      And its target is in production
      When somebody plans it with ""
      Then the plan has 1 case
      And the case of "Careful" has the channel "api"
