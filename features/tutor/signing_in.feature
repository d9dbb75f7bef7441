Feature: Signing in and out
  Outside production anybody can be anybody, so that a site can be tried; people themselves sign in with their account.
  For everybody who uses the site, and for those who answer for what is done there in somebody's name.

  Rule: Where accounts are stubbed, everybody can sign in as anybody

    @smoke @severity-1 @AC-07 @needs.dev-login @api @ui
    Scenario: A teacher, a student and an administrator
      When Ada, Ben and Uma sign in
      Then Ada, Ben and Uma are signed in, each as themselves

  Rule: In production nobody can sign in as somebody else; no person is needed to try, so there is no browser scenario

    @severity-1 @AC-07 @needs.production @production-safe @api @no-ui
    Scenario: The list of people is shut
      When somebody asks for the list of people to become
      Then they are refused because they are not allowed to

  Rule: Signing out ends the session

    @UI-11 @api @ui
    Scenario: A student signs out
      Given Ben studies at the same school
      When Ben signs out
      Then Ben is no longer signed in

  Rule: Whoever follows a link is asked to sign in, and then comes to where it leads

    @AC-09 @api @ui
    Scenario: A student follows a link to the scores
      Given Ada teaches Ben
      When Ben follows a link to the scores of Ada's course and signs in on the way
      Then Ben was asked to sign in, and came to the scores

  Rule: An administrator can be somebody else for a while

    @AC-11 @api @ui
    Scenario: An administrator looks at the site as a student does
      Given Ben studies at the same school
      When Uma becomes Ben
      Then Uma is signed in as Ben

    @AC-11 @api @ui
    Scenario: Signing out leads back to the administrator
      Given Uma has become Ben
      When Uma signs out
      Then Uma is signed in as Uma

  Rule: Nobody else can be somebody else; only administrators have a console to try it in, so there is no browser scenario

    @AC-11 @api @no-ui
    Scenario: A teacher cannot be a student
      Given Ada teaches Ben
      When Ada tries to become Ben
      Then Ada is refused because they are not allowed to
