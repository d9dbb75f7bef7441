Feature: Keeping notes in the book
  Students mark what matters to them in the book and write beside it what they think.
  For students, who learn by it, and who write freely because nobody else reads it.

  Rule: A note is there for the one who made it, and for nobody else

    @severity-1 @EX-15 @UI-196 @api @ui
    Scenario: The one who made it finds it
      Given Ada teaches Ben
      When Ben highlights words on page 1
      Then Ben finds 1 highlight on page 1

    @severity-1 @EX-15 @api @ui
    Scenario Outline: <who> does not find it
      Given Ada teaches Ben and Cleo
      And Ben has highlighted words on page 1
      When <who> highlights words on page 2
      Then <who> finds no highlight on page 1

      Examples: a student of the course, its teacher
        | who  |
        | Cleo |
        | Ada  |

  Rule: Its owner can change it and take it away

    @severity-1 @EX-15 @UI-196 @api @ui
    Scenario: Writing something else
      Given Ada teaches Ben
      And Ben has highlighted words on page 1
      And Ben has written "Ask Ada." about the highlight on page 1
      When Ben writes "Ada says: as seen from the shore." about the highlight on page 1
      Then Ben reads "Ada says: as seen from the shore." about the highlight on page 1

    @severity-1 @EX-15 @UI-196 @api @ui
    Scenario: Taking it away
      Given Ada teaches Ben
      And Ben has highlighted words on page 1
      When Ben deletes the highlight on page 1
      Then Ben finds no highlight on page 1

  Rule: Nobody else can, not even knowing which it is; the site shows nobody else's, so there is no browser scenario

    @severity-1 @EX-15 @api @no-ui
    Scenario: Writing about it
      Given Ada teaches Ben and Cleo
      And Ben has highlighted words on page 1
      And Ben has written "Ask Ada." about the highlight on page 1
      When Cleo tries to write about Ben's highlight on page 1
      Then Cleo is refused because there is no such thing
      And Ben reads "Ask Ada." about the highlight on page 1

    @severity-1 @EX-15 @api @no-ui
    Scenario: Taking it away from the owner
      Given Ada teaches Ben and Cleo
      And Ben has highlighted words on page 1
      When Cleo tries to delete Ben's highlight on page 1
      Then Cleo is refused because there is no such thing
      And Ben finds 1 highlight on page 1

  Rule: A summary names each page with highlights once, in the order of the book

    @nightly @EX-16 @UI-196 @api @ui
    Scenario: Two highlights on one page, one on another
      Given Ada teaches Ben
      And Ben has highlighted words on page 2
      And Ben has highlighted words on page 1
      When Ben highlights words on page 2
      Then the summary of Ben's highlights names pages 1 and 2, each once
