Feature: Running the site
  Administrators, support and content analysts have consoles of their own, and long work is done in the background.
  For those who keep the site going, and for everybody whom their powers could harm.

  Rule: Each console lets in those for whom it is

    @severity-1 @JO-06 @api @ui
    Scenario Outline: <who> opens the <console>
      When <who> opens the <console>
      Then the console is open to <who>

      Examples: consoles and their people
        | who  | console                     |
        | Uma  | administrators' console     |
        | Kim  | customer support's console  |
        | Tess | content analysts' console   |
        | Rex  | researchers' console        |

  Rule: Nobody else gets into a console; in the browser one of them stands for all

    @severity-1 @JO-06 @api @ui
    Scenario: A teacher tries to open the administrators' console
      When Ada tries to open the administrators' console
      Then Ada is refused because they are not allowed to

    @severity-1 @JO-06 @api @no-ui
    Scenario Outline: <who> tries to open the <console>
      When <who> tries to open the <console>
      Then <who> is refused because they are not allowed to

      Examples: consoles and people for whom they are not
        | who  | console                     |
        | Ben  | administrators' console     |
        | Kim  | administrators' console     |
        | Tess | administrators' console     |
        | Rex  | administrators' console     |
        | Ada  | customer support's console  |
        | Tess | customer support's console  |
        | Ada  | content analysts' console   |
        | Kim  | content analysts' console   |
        | Ada  | researchers' console        |
        | Ben  | researchers' console        |

    @severity-1 @JO-06 @api @no-ui
    Scenario: A stranger is asked to sign in
      When somebody who is not signed in tries to open the administrators' console
      Then they are refused because they are not signed in

  Rule: Customer support can look, but not change anything

    @JO-07 @api @ui
    Scenario: Support finds a course
      Given Ada teaches Ben
      When Kim opens the customer support's console
      Then Kim finds Ada's course in customer support's console

    @JO-07 @api @no-ui
    Scenario: Support cannot rename the course it finds
      Given Ada teaches Ben
      When Kim tries to rename the course to "By support"
      Then Kim is refused because they are not allowed to

  Rule: A setting that is changed holds at once

    @JO-04 @exclusive.settings @api @ui
    Scenario: A setting of all pages
      Given Uma has turned pulse insights off
      When Uma turns pulse insights on
      Then pulse insights are on for Ben

  Rule: What new courses are given does not change those that are there

    @JO-05 @serial @api @no-ui
    Scenario: Whether a school's own system may lead into a course
      Given Ada teaches Ben
      When Uma turns an LMS for new courses off and on again, and Max makes a course meanwhile
      Then the course from before may have an LMS, and the one from meanwhile may not

  Rule: Everybody who has a job's number can read how it goes; pages only show that they are at work

    @severity-1 @JO-01 @needs.demo-api @api @no-ui
    Scenario: A job that succeeds
      When something is done for Cleo and Dan in the background
      Then Ben can read how it goes, until it has succeeded

    @severity-1 @JO-01 @api @no-ui
    Scenario: A job that does not exist
      When Ben tries to read how a job goes that does not exist
      Then Ben is refused because there is no such thing

    @JO-03 @needs.demo-api @api @no-ui
    Scenario: A job that cannot be done
      When something that cannot be done is asked for in the background
      Then it fails at once, and says why

  Rule: Only administrators find all jobs

    @JO-02 @needs.demo-api @api @no-ui
    Scenario: An administrator finds the job just begun
      When something is done for Cleo and Dan in the background
      Then Uma finds it among all jobs

    @JO-02 @api @no-ui
    Scenario Outline: <who> does not
      When <who> tries to list all jobs
      Then <who> is refused because they are not allowed to

      Examples: who is no administrator
        | who  |
        | Ada  |
        | Ben  |
        | Kim  |

    @JO-02 @api @no-ui
    Scenario: A stranger does not
      When somebody who is not signed in tries to list all jobs
      Then they are refused because they are not signed in
