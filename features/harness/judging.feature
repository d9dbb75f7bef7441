Feature: Judging a run again
  Plan and record of a run are all that its reports and its verdict are made of. Both can be made again.
  For pipelines that judge in a job of its own, and for whoever lost a report.

  Rule: The gate comes to the verdict of the run

    Scenario: Everything passed
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      And somebody has run it
      When the run is judged again
      Then the exit code is 0
      And it tells
        """
        Deliverable
        """

    Scenario: The product broke its word
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Then the product keeps its word
        """
      And somebody has run it
      When the run is judged again
      Then the exit code is 1
      And it tells
        """
        Blocked
        """

    Scenario: The harness broke
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Then the harness keeps its promise
        """
      And somebody has run it
      When the run is judged again
      Then the exit code is 4

  Rule: A record that is not whole proves nothing

    Scenario: The end of the record is missing
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      And somebody has run it
      And the end of its record was lost
      When the run is judged again
      Then the exit code is 5
      And it tells
        """
        Not proven … of the record is cut off
        """

    Scenario: There is no run
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      When the run is judged again
      Then the exit code is 5
      And one line tells
        """
        there is no plan at … reports/latest/plan.json: run `tutor-bdd run` first
        """

  Rule: Reports are made of the record alone

    Scenario: Reports are written again
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
          Scenario: Two
            Then the product keeps its word
        """
      And somebody has run it
      And its reports were lost
      When its reports are written again
      Then the exit code is 0
      And the reports are there, and say the same as before
