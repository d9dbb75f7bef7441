@needs.biglearn @needs.scheduler
Feature: Choosing questions for each student
  What Tutor adds to an assignment comes from Biglearn: questions on its pages, and on pages of earlier work.
  For students, who forget less by it, and for teachers, who decide what is not to be asked.

  Rule: Spaced practice is about what was worked one, three and five assignments ago

    @SP-04 @api @ui
    Scenario: The sixth homework
      Given Ada teaches Ben
      And Ada has given a homework on each of pages 1, 2, 3, 4 and 5, each due a day later, that Ben worked all right
      And Ada has published the homework "Week 6", on page 6, with 4 Tutor questions
      When Ben works through "Week 6", answering right
      Then the spaced practice has a question from each of pages 5, 3 and 1
      And it has one more, from page 2 or 4

    @SP-04 @api @ui
    Scenario: The order is that in which the student worked
      Given Ada teaches Ben
      And Ada has published a homework on each of pages 1 and 2
      And Ben has worked through "Page 2" and "Page 1", answering right
      And Ada has published the homework "Week 3", on page 3, with 2 Tutor questions
      When Ben works through "Week 3", answering right
      Then the spaced practice is one question, from page 1

  Rule: Nothing comes from an assignment that is not open yet

    @SP-05 @api @ui
    Scenario: One of the week after
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right
      And Ada has published the homework "Week 3", on page 3, opening in 2 days, due in 5 days
      And Ada has published the homework "Week 2", on page 2, with 4 Tutor questions
      When Ben works through "Week 2", answering right
      Then what Tutor chose is from pages 1 and 2

  Rule: What the teacher took out is not chosen

    @severity-1 @SP-06 @api @ui
    Scenario: Half of a page's questions
      Given Ada teaches Ben
      And Ada has taken half of the questions of page 2 out of the course
      And Ada has published the reading "Read 1", on page 2
      When Ben works through "Read 1", answering right
      Then what Tutor chose for Ben is all from page 2, and nothing that Ada took out

  Rule: What the site took out is chosen for nobody; which list Biglearn has of it no page shows, so there is no browser scenario

    @severity-1 @SP-06 @BL-15 @serial @exclusive.settings @nightly @api @no-ui
    Scenario: Half of a page's questions, in every course
      Given Ada teaches Ben in a course with a book of its own
      When Ben works the reading "Read 1", on page 2, while Uma has half of the questions of page 2 out of the site
      Then what Tutor chose for Ben is nothing that was out of the site
      And Biglearn was told of all that was out of the site, as questions, and of one as a version

  Rule: What the student has not answered yet is chosen first

    @SP-07 @api @ui
    Scenario: Another homework on the same page
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, with 2 Tutor questions, due 2 days ago, which Ben worked all right
      And Ada has published the homework "Week 2", on page 1, with 3 Tutor questions
      When Ben works through "Week 2", answering right
      Then nothing that Tutor chose is in "Week 1" as well

  Rule: A place for which there is no question goes

    @SP-02 @api @ui
    Scenario: A reading on a page with nothing to choose from
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 8
      And Ben has worked through "Read 1", answering right
      When Ben opens "Read 1"
      Then Ben has completed "Read 1"
      And "Read 1" of Ben ends with 0 slots for spaced practice

    @SP-02 @api @ui
    Scenario: A reading on a page whose questions the teacher took out
      Given Ada teaches Ben
      And Ada has taken all questions of page 2 out of the course
      And Ada has published the reading "Read 1", on page 2
      When Ben opens "Read 1"
      Then "Read 1" of Ben ends with 3 slots for spaced practice
      And no question of "Read 1" was chosen for Ben alone

  Rule: A question of the assignment's own pages is called personalized, also where spaced practice has its place

    @SP-03 @nightly @api @ui
    Scenario: A student without any earlier work
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1, with 2 Tutor questions
      When Ben works through "Week 1", answering right
      Then what Tutor chose is called personalized

  Rule: A new edition of the book changes nothing of what was given, and forgets nothing of what was worked

    @SP-11 @nightly @api @ui
    Scenario: Spaced practice about a page of the edition before
      Given Ada teaches Ben in a course with a book of its own
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right
      And Ada's course has gone over to a new edition of its book
      And Ada has published the homework "Week 2", on page 2, with 2 Tutor questions
      When Ben works through "Week 2", answering right
      Then the spaced practice is one question, from page 1

    @RB-09 @nightly @api @ui
    Scenario: A homework that was begun in the edition before
      Given Ada teaches Ben in a course with a book of its own
      And Ada has published the homework "Week 1", with 3 questions
      And Ben has opened "Week 1"
      And Ada's course has gone over to a new edition of its book
      When Ben opens "Week 1" again
      Then the questions are those of the first time

    @RB-09 @nightly @api @ui
    Scenario: Going on with it
      Given Ada teaches Ben in a course with a book of its own
      And Ada has published the homework "Week 1", with 3 questions
      And Ben has answered question 1 of "Week 1" right
      And Ada's course has gone over to a new edition of its book
      When Ben works through "Week 1", answering right
      Then Ben has completed "Week 1"
