Feature: Asking for a run
  What is asked for has to exist, and the target has to be there. Otherwise nothing is run.
  For whoever types a command, and for pipelines: one line tells what is wrong and what to do.

  Rule: A slip in what is asked for is a usage error

    Scenario: An unknown profile
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      When somebody runs it with "--profile nigtly"
      Then the exit code is 2
      And one line tells
        """
        there is no profile 'nigtly'; did you mean 'nightly'?
        """
      And nothing was begun under reports

    Scenario: An unknown target
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      When somebody runs it with "--target sandbxo"
      Then the exit code is 2
      And one line tells
        """
        there is no target 'sandbxo'; did you mean 'sandbox'?
        """
      And nothing was begun under reports

    Scenario: An option that does not exist
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      When somebody runs it with "--chanel ui"
      Then the exit code is 2
      And one line tells
        """
        there is no option '--chanel'; did you mean '--channel'?
        """
      And nothing was begun under reports

  Rule: Without its target nothing is proven

    Scenario: Nobody answers at the target's address
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: One
            Given all is well
        """
      And its target is at an address where nobody answers
      When somebody runs it
      Then the exit code is 3
      And one line tells
        """
        the target trying cannot be used: tutor at http://127.0.0.1: … does not answer (connection refused)
        """
      And nothing was begun under reports

    Scenario: Something else answers at the target's address
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: One
            Given all is well
        """
      And its target answers with "<!DOCTYPE html><title>A shop</title>"
      When somebody runs it
      Then the exit code is 3
      And one line tells
        """
        the target trying cannot be used: … tutor at http://127.0.0.1: … answers GET /ping with a web page
        """
      And nothing was begun under reports

    Scenario: A token is missing
      Given a project with the feature
        """
        Feature: Trying
          @api @no-ui
          Scenario: One
            Given all is well
        """
      And its target wants a token that nobody has set
      When somebody runs it
      Then the exit code is 3
      And one line tells
        """
        biglearn: the token is missing: set the variable TUTOR_BDD_TRYING_TOKEN
        """
      And nothing was begun under reports

    Scenario: The sandbox is to use a port that is taken
      Given a project with the feature
        """
        Feature: Trying
          Scenario: One
            Given all is well
        """
      And a port that somebody else listens on
      When somebody starts a sandbox on that port
      Then the exit code is 3
      And one line tells
        """
        tutor cannot listen on port … Address already in use
        """
