Feature: Writing questions
  Teachers write questions of their own, and correct what they or others wrote.
  For teachers, whose class needs other questions than the book has, and for students, who are asked what they were given.

  Rule: A teacher's question is offered beside those of the book

    @EX-08 @api @ui
    Scenario: With choices
      Given Ada teaches a course
      When Ada writes a question on page 1
      Then it is there for Ada, on page 1

    @EX-08 @api @ui
    Scenario: To be answered in words
      Given Ada teaches a course
      When Ada writes a question to be answered in words on page 1
      Then it is there for Ada, on page 1

    @EX-08 @api @ui
    Scenario: It is offered for a homework
      Given Ada teaches a course
      When Ada writes a question on page 1
      Then it is offered to Ada for a new homework on page 1

  Rule: Only who wrote a question deletes it; no page does it, so there is no browser scenario

    @EX-08 @api @no-ui
    Scenario: Its author
      Given Ada teaches a course
      And Ada has written a question on page 1
      When Ada deletes it
      Then it is gone for Ada, on page 1

    @EX-08 @api @no-ui
    Scenario Outline: <who> does not
      Given Max teaches a course
      And Ada teaches Ben
      And Ada has written a question on page 1
      When <who> tries to delete it
      Then <who> is refused because they are not allowed to
      And it is there for Ada, on page 1

      Examples: a teacher elsewhere, a student
        | who |
        | Max |
        | Ben |

    @EX-08 @api @no-ui
    Scenario: A colleague in the same course does not either
      Given Ada teaches a course
      And Ada has written a question on page 1
      And Ines has joined Ada's course as a teacher
      When Ines tries to delete it
      Then Ines is refused because they are not allowed to
      And it is there for Ada, on page 1

  Rule: The own question becomes a new version, another's a copy

    @nightly @EX-09 @api @ui
    Scenario: The own
      Given Ada teaches a course
      And Ada has written a question on page 1
      When Ada corrects it on page 1
      Then it is a new version of the same question

    @nightly @EX-09 @api @ui
    Scenario: One of the book
      Given Ada teaches a course
      And Ada has her eye on a question of the book, on page 1
      When Ada copies and edits it on page 1
      Then it is a question of its own

  Rule: Of all versions of a question the newest is offered

    @EX-06 @api @ui
    Scenario: A corrected question
      Given Ada teaches a course
      And Ada has written a question on page 1
      When Ada corrects it on page 1
      Then Ada finds it once on page 1, in its newest version

    @EX-06 @api @no-ui
    Scenario: In the whole book; a page shows a page at a time
      Given Ada teaches a course
      And Ada has written a question on page 1
      When Ada corrects it on page 1
      Then no question of Ada's course is offered in two versions

  Rule: A correction reaches assignments that nobody has seen yet, and no others; what was corrected is seen when the work opens, so there is no browser scenario

    @EX-10 @needs.time-travel @api @no-ui
    Scenario: An assignment that has not opened
      Given Ada teaches Ben
      And Ada has written a question on page 1
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, of it alone
      And Ada has corrected it on page 1
      When 3 days pass
      Then Ben is asked its new version in "Week 1"

    @EX-10 @api @no-ui
    Scenario: An open assignment
      Given Ada teaches Ben
      And Ada has written a question on page 1
      And Ada has published the homework "Week 1", opening yesterday, of it alone
      When Ada corrects it on page 1
      Then Ben is asked its old version in "Week 1"
