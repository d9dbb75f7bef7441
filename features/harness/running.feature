Feature: Running scenarios
  A run ends with a verdict, and its exit code is all that a pipeline looks at. Only 0 lets a build go on.
  For whoever maintains this harness: here it is called as its users call it, in a small project of its own.

  Rule: What passes completely may be delivered

    Scenario: All that was planned passes
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      When somebody runs it
      Then the exit code is 0
      And the verdict is "deliverable"
      And the verdict counts 2 passed

  Rule: Whose fault it is decides between the other codes

    Scenario: The product breaks its word
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
            Then the product keeps its word
        """
      When somebody runs it
      Then the exit code is 1
      And the verdict counts 1 failed
      And it tells
        """
        Failed … Trying: One … harness/trying.feature:2 … the product broke its word
        Blocked: This build must not be delivered.
        """

    Scenario: A step raises what it should not
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Then the harness keeps its promise
        """
      When somebody runs it
      Then the exit code is 4
      And the verdict counts 1 error

    Scenario: A hook breaks after a scenario that passed
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      And its hook after each scenario breaks
      When somebody runs it
      Then the exit code is 4
      And the verdict counts 1 error
      And it tells
        """
        RuntimeError: the hook broke
        """

    Scenario: A clean-up breaks after a scenario that passed
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given something that cannot be cleaned up
        """
      When somebody runs it
      Then the exit code is 4
      And the verdict counts 1 error
      And it tells
        """
        RuntimeError: it is still there
        """

    Scenario: A step is still to be written
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all was well
        """
      When somebody runs it
      Then the exit code is 4
      And the verdict counts 1 pending
      And it tells
        """
        no wording fits 'all was well'; did you mean 'all is well'?
        """

  Rule: Nothing proves nothing

    Scenario: No scenario is selected
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      When somebody runs it with "--name Two"
      Then the exit code is 5
      And the verdict is "not proven"
      And it tells
        """
        of 1 possible cases none is selected … `tutor-bdd plan --why`
        """

  Rule: The same seed makes the same people

    Scenario: A run is replayed
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: One
            Given Ada's name is written down
        """
      And its target answers with ""
      And somebody has run it with "--seed 7f3a"
      When somebody runs it with "--seed 7f3a"
      Then Ada had the same name both times

    Scenario: Another seed makes other people
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: One
            Given Ada's name is written down
        """
      And its target answers with ""
      And somebody has run it with "--seed 7f3a"
      When somebody runs it with "--seed 7f3b"
      Then Ada had another name the second time
