Feature: Writing features
  Whoever writes scenarios makes slips, and some of them would make a scenario pass that shows nothing.
  For writers: each slip is answered in one line, with its place and what to do, before anything runs.

  Rule: A feature that is wrong is never begun

    Scenario: A keyword is misspelt
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
            Tehn the product keeps its word
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:4: "Tehn" is no keyword … did you mean "Then"?
        """
      And nothing was begun under reports

    Scenario: The file is no feature at all
      Given a project with the feature
        """
        Scenario: One
          Given all is well
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:1: the file does not begin with "Feature: …"
        """
      And nothing was begun under reports

    Scenario: A scenario is empty
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:2: the scenario "One" has no steps
        """
      And nothing was begun under reports

    Scenario: A tag is unknown
      Given a project with the feature
        """
        Feature: Trying
          @smoek
          Scenario: One
            Given all is well
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:2: @smoek is not a known tag: did you mean @smoke?
        """
      And nothing was begun under reports

    Scenario: The behaviour that a scenario proves is in no catalogue
      Given a project with the feature
        """
        Feature: Trying
          @EN-999
          Scenario: One
            Given all is well
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:2: @EN-999 is no behaviour of the catalogue
        """
      And nothing was begun under reports

    Scenario: Two wordings fit one step
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given Ada is ready
        """
      When somebody runs it
      Then the exit code is 2
      And one line tells
        """
        harness/trying.feature:3: more than one wording fits "Given Ada is ready": … "{who} is ready" … steps/trying.py … and "Ada is {mood}"
        """
      And nothing was begun under reports

  Rule: What is still to be written is told as well

    Scenario: No wording fits a step
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all was well
        """
      When somebody checks it as text
      Then the exit code is 2
      And one line tells
        """
        features/harness/trying.feature:3: error: no wording fits "Given all was well"; did you mean "all is well"?
        """

    Scenario: A draft may have steps that are still to be written
      Given a project with the feature
        """
        Feature: Trying
          @wip
          Scenario: One
            Given all was well
        """
      When somebody checks it as text
      Then the exit code is 0
      And it tells
        """
        features/harness/trying.feature:4: warning: no wording fits "Given all was well"
        0 errors, 1 warning
        """
