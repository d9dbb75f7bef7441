Feature: Leaving questions out of a course
  A teacher may do without questions of the book; the course then asks them no more.
  For teachers, who know what their class is not to be asked, and for students, whose given work stays as it is.

  Rule: A question that was left out is not offered any more

    @severity-1 @EX-01 @api @ui
    Scenario: Left out
      Given Ada teaches a course
      When Ada leaves out a question of page 1
      Then it is left out for Ada, on page 1

    @severity-1 @EX-01 @api @ui
    Scenario: Not for a new homework
      Given Ada teaches a course
      When Ada leaves out a question of page 1
      Then it is not offered to Ada for a new homework on page 1

    @severity-1 @EX-01 @api @ui
    Scenario: Taken back in
      Given Ada teaches a course
      And Ada has left out a question of page 1
      When Ada takes it back in on page 1
      Then it is there for Ada, on page 1

  Rule: It is left out of the own course only; another teacher's library shows what it showed

    @severity-1 @EX-01 @api @ui
    Scenario: Another course has it still
      Given Max teaches a course
      And Ada teaches a course
      When Ada leaves out a question of page 1
      Then it is there for Max, on page 1

  Rule: What was given stays as it is

    @EX-03 @api @ui
    Scenario: A question of a homework is left out
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions
      When Ada leaves out the first question of "Week 1"
      Then "Week 1" of Ben holds Ada's questions only

  Rule: A question keeps its number from edition to edition, and so stays out; editions come without the site's doing, so there is no browser scenario

    @EX-02 @api @no-ui
    Scenario: The book gets a new edition
      Given Ada teaches Ben in a course with a book of its own
      And Ada has left out a question of page 1
      When the book of Ada's course gets a new edition
      Then it is left out for Ada, on page 1

    @EX-13 @api @no-ui
    Scenario: Open work is not touched by a new edition
      Given Ada teaches Ben in a course with a book of its own
      And Ada has published the homework "Week 1", with 3 questions
      And Ben has opened "Week 1"
      And the book of Ada's course has had a new edition
      When Ben opens "Week 1" again
      Then the questions are those of the first time

    @EX-13 @api @no-ui
    Scenario: What is assigned afterwards is of the new edition
      Given Ada teaches Ben in a course with a book of its own
      And the book of Ada's course has had a new edition
      When Ada publishes the homework "Week 2"
      Then Ben has "Week 2" to do
      And all of "Week 2" is of the present edition
