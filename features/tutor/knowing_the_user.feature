Feature: Knowing the user
  The site knows who looks at it: what they may do, what they have agreed to, what they want it to remember.
  For everybody who uses the site, and for the schools and the law that ask who agreed to what.

  Rule: Who is confirmed to teach may create courses, and nobody else

    @severity-1 @US-01 @api @ui
    Scenario: A confirmed teacher
      Given Ada is known to the site
      Then the site offers Ada to create courses

    @severity-1 @US-01 @api @ui
    Scenario: Somebody who only says that they teach
      Given Theo is new to the site
      Then the site does not offer Theo to create courses

    @severity-1 @US-01 @api @no-ui
    Scenario Outline: <who> does not teach
      Given <who> is known to the site
      Then the site does not offer <who> to create courses

      Examples: everybody else, by what they are on the site
        | who  |
        | Ben  |
        | Uma  |
        | Kim  |
        | Tess |
        | Rex  |
        | Nora |

  Rule: One answer tells all that the first page is drawn from; people see the page, so there is no browser scenario

    @severity-1 @US-02 @api @no-ui
    Scenario: A student of one course
      Given Ada teaches Ben
      When Ben opens the site
      Then Ben is told at once who they are, Ada's course and how the site is set

    @US-03 @api @no-ui
    Scenario: Teachers are told what courses can be made of
      Given Ada teaches Ben
      When Ada opens the site
      Then Ada is told what courses can be made of

    @US-03 @api @no-ui
    Scenario: Students are not told what courses can be made of
      Given Ada teaches Ben
      When Ben opens the site
      Then Ben is not told what courses can be made of

  Rule: The site remembers for each what their pages ask it to; nothing of it is shown as such, so there is no browser scenario

    @nightly @US-04 @api @no-ui
    Scenario: Settings of the pages
      Given Ada teaches Ben and Cleo
      When Ben has settings of the pages kept
      Then Ben finds them again, and Cleo does not

    @nightly @US-05 @api @no-ui
    Scenario: Tours that were taken
      Given Ada teaches Ben and Cleo
      When Ben takes the tour "student-dashboard" 2 times
      Then the site knows of 2 views of "student-dashboard" by Ben, of no other and by nobody else

  Rule: Teachers can suggest subjects, students and strangers cannot; only new teachers are shown the way to do it

    @nightly @US-06 @api @no-ui
    Scenario: A teacher suggests a subject
      Given Ada is known to the site
      When Ada suggests the subject "Oceanography"
      Then Ada's suggestion is taken

    @nightly @US-06 @api @no-ui
    Scenario: A student cannot
      Given Ben is known to the site
      When Ben tries to suggest the subject "No homework"
      Then Ben is refused because they are not allowed to

    @nightly @US-06 @api @no-ui
    Scenario: A stranger cannot
      When somebody who is not signed in tries to suggest the subject "Buy this"
      Then they are refused because they are not signed in

  Rule: The site knows who has agreed to which contract; no page lists them, so there is no browser scenario

    @US-07 @api @no-ui
    Scenario: A newcomer agrees to one of them
      Given Nora is new to the site
      When Nora agrees to one of the contracts
      Then Nora finds that one agreed to, and no other

    @US-08 @api @no-ui
    Scenario: All at once, one of them once more
      Given Nora has agreed to one of the contracts
      When Nora agrees to all contracts at once, also to what was agreed to before
      Then Nora has agreed to every contract

    @US-08 @api @no-ui
    Scenario: Nobody agrees to a contract that does not exist
      Given Nora is new to the site
      When Nora tries to agree to all contracts and one that does not exist
      Then Nora is refused because something in it is not valid

  Rule: Pages ask now and then whether there is something new, and report what went wrong; people see none of it

    @nightly @US-11 @api @no-ui
    Scenario: What is new
      Then everybody is told which pages are the newest, and whether courses are paid for

    @nightly @US-12 @api @no-ui
    Scenario: A report of a page
      When a page reports "It broke" as "ERROR"
      Then the report is taken

    @nightly @US-12 @api @no-ui
    Scenario Outline: A report needs <what>
      When a page tries to report "<message>" as "<level>"
      Then the report is refused because something in it is not valid

      Examples: what is wrong with a report
        | what             | message  | level  |
        | a message        |          | error  |
        | a level          | It broke |        |
        | a level there is | It broke | louder |

    @nightly @US-12 @api @no-ui
    Scenario: No address reports without end
      When a page reports more often than fits into a day
      Then the first 50 reports are taken and no more
