Feature: Sharing out a run
  A run may be shared out over several machines, and go on after it was cut off. Neither may lose a case unnoticed.
  For whoever maintains this harness: what is missing is never a pass.

  Rule: Only all shards together can be deliverable

    Scenario: A shard alone
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      When somebody runs it with "--shard 1/2 --seed 7f3a"
      Then the exit code is 5
      And the verdict counts 1 passed
      And it tells
        """
        this is shard 1/2 only
        """

    Scenario: All shards
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And the shards "1/2, 2/2" of it have run
      When they are merged
      Then the exit code is 0
      And the verdict counts 2 passed

    Scenario: A shard is missing
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And the shards "1/2" of it have run
      When they are merged
      Then the exit code is 5
      And it tells
        """
        shard 2/2 is missing
        """

    Scenario: A shard is there twice
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And the shards "1/2, 2/2, 2/2" of it have run
      When they are merged
      Then the exit code is 5
      And it tells
        """
        shard 2/2 is there 2 times
        """

    Scenario: Shards of two divisions
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And the shards "1/2, 2/3" of it have run
      When they are merged
      Then the exit code is 2
      And one line tells
        """
        belongs to another plan than
        """

  Rule: A run that was cut off goes on with what is left of its plan

    Scenario: The rest of the record was lost
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Given all is well
        """
      And somebody has run it
      And all but the first case of its record was lost
      When somebody goes on with the run
      Then the exit code is 0
      And the verdict counts 2 passed

    Scenario: Something else is asked for
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      And somebody has run it
      When somebody goes on with the run with "--name Two"
      Then the exit code is 2
      And one line tells
        """
        goes on with what was planned: leave --name out
        """
