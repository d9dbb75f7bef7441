@needs.biglearn
Feature: Telling Biglearn what happens in a course
  Tutor tells Biglearn of everything that happens in a course, one numbered event after the other.
  For those who run both: what Biglearn recommends and estimates is as good as what it was told.
  The site shows nothing of this, so no scenario here has a browser.

  Rule: Biglearn hears of a course before anything in it (there is no screen for it)

    @severity-1 @BL-01 @api @no-ui
    Scenario: The first event
      When Ada creates the course "Biology 1" with 1 section
      Then event 0 of Ada's course becomes known to Biglearn as its creation

    @severity-1 @BL-03 @api @no-ui
    Scenario: What happens in the very moment of the creation comes after it
      When Ada creates the course "Biology 1", which Ben, Cleo and Dan join in the same moment
      Then Biglearn is told of a roster of 3 students, and before all else of the creation

  Rule: The events of a course are numbered without gap or repeat (there is no screen for it)

    @severity-1 @BL-02 @api @no-ui
    Scenario: A course in which something happened
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      When Ben works through "Week 1", answering right
      Then Biglearn is told of 3 answers
      And Biglearn has been told everything of Ada's course, in order and without a gap

    @severity-1 @BL-02 @api @no-ui
    Scenario: A course in which all kinds of things happened
      Given Ada teaches Ben and Cleo in section "1st" and Dan in section "2nd"
      When 12 things of all kinds happen in Ada's course, in an order of chance
      Then Biglearn has been told of each of them, in order and without a gap

  Rule: What Tutor refused is not told, and takes no number (there is no screen for it)

    @severity-1 @BL-04 @api @no-ui
    Scenario: Answers, joining, publishing and a removal are refused
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", with 3 questions
      And Biglearn knows a roster of 2 students
      When several things are refused in Ada's course
      Then Biglearn is told of Ada's next change, and of nothing between

  Rule: Each change of the roster is told once, with the whole roster (there is no screen for it)

    @severity-1 @BL-06 @api @no-ui
    Scenario: A student is moved
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben and Cleo have joined section "1st"
      And Biglearn knows a roster of 2 students
      When Ada moves Ben to section "2nd"
      Then Biglearn is told of 1 more roster, of 2 students in 2 sections

    @severity-1 @BL-06 @api @no-ui
    Scenario: A student joins
      Given Ada teaches Ben
      And Biglearn knows a roster of 1 student
      When Cleo joins section "1st" of Ada's course
      Then Biglearn is told of 1 more roster, of 2 students in 1 section

    @BL-07 @api @no-ui
    Scenario: A dropped student stays in it, with a date
      Given Ada teaches Ben and Cleo
      And Biglearn knows a roster of 2 students
      When Ada drops Ben
      Then Biglearn is told of 1 more roster, of 2 students in 1 section
      And 1 student of it was dropped

    @BL-07 @api @no-ui
    Scenario: So does an archived section
      Given Ada teaches Ben in section "1st" and Dan in section "2nd"
      And Biglearn knows a roster of 2 students
      When Ada archives section "1st"
      Then Biglearn is told of 1 more roster, of 2 students in 2 sections
      And 1 section of it was archived

  Rule: A course without sections, or with more than a hundred, has no roster to tell (there is no screen for it)

    @BL-09 @nightly @api @no-ui
    Scenario: No section
      Given Ada teaches a course with 0 sections
      When Ada renames the course to "Not begun"
      Then Biglearn is told twice when Ada's course runs, and of no roster

    @BL-08 @nightly @api @no-ui
    Scenario: A hundred and one
      Given Ada teaches a course with 101 sections
      When Ada renames the course to "Everybody"
      Then Biglearn is told twice when Ada's course runs, and of no roster

  Rule: Each student's assignment is told, with its questions and what Biglearn is to add (there is no screen for it)

    @severity-1 @BL-10 @api @no-ui
    Scenario: Publishing
      Given Ada teaches Ben and Cleo
      When Ada publishes the homework "Week 1", with 3 questions, with 2 Tutor questions
      Then Biglearn is told of 1 assignment for each of 2 students
      And each of them has Ada's 3 questions and room for 2 more

    @BL-11 @api @no-ui
    Scenario: Withdrawing
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      And Biglearn knows of 1 assignment for each of 2 students
      When Ada withdraws "Week 1"
      Then Biglearn is told that the assignments are withdrawn

    @BL-11 @api @no-ui
    Scenario: Restoring
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      And Ada has withdrawn "Week 1"
      And Biglearn has been told that the assignments are withdrawn
      When Ada brings "Week 1" back
      Then Biglearn is told that the assignments are there again

  Rule: The questions that Biglearn chose are asked in its order (there is no screen for it)

    @BL-19 @nightly @api @no-ui
    Scenario: Practice
      Given Ada teaches Ben
      When Ben starts to practise pages 1 and 2
      Then Biglearn is told of the questions of Ben's practice in the order in which it chose them

  Rule: What the teacher takes out is told as a whole, by the question and not by its version (there is no screen for it)

    @BL-15 @api @no-ui
    Scenario: Two pages, one after the other
      Given Ada teaches a course
      And Ada has taken all questions of page 1 out of the course
      When Ada takes all questions of page 2 out of the course
      Then Biglearn is told last of all questions of pages 1 and 2 as taken out

  Rule: Before a new edition of the book is used, Biglearn is told to prepare for it (there is no screen for it)

    @BL-16 @api @no-ui
    Scenario: A new edition
      Given Ada teaches Ben in a course with a book of its own
      When the book of Ada's course has a new edition
      Then Biglearn is told to prepare Ada's course for it, and then that it is in use

  Rule: Answers that nobody learns by are told as not real, and previews are not told of at all (there is no screen for it)

    @BL-13 @api @no-ui
    Scenario: A course for trying things out
      Given Ada teaches Ben in a test course
      And Ada has published the homework "Week 1"
      When Ben answers question 1 of "Week 1" right
      Then Biglearn is told of 1 answer, as not real

    @BL-13 @api @no-ui
    Scenario: A teacher who looks at a section as its students do
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada answers a question of "Week 1" when looking at section "1st" as a student
      Then Biglearn is told of 1 answer, as not real

    @BL-13 @api @no-ui
    Scenario: A student
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben answers question 1 of "Week 1" right
      Then Biglearn is told of 1 answer, as real

    @BL-14 @api @no-ui
    Scenario: A preview
      When Ada claims a preview
      Then Biglearn is told of a course made later, and never of the preview

  Rule: Each answer is told, right or wrong, also when it is changed (there is no screen for it)

    @severity-1 @BL-12 @api @no-ui
    Scenario Outline: An answer that is <outcome>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben answers question 1 of "Week 1" <outcome>
      Then Biglearn is told of 1 <outcome> answer

      Examples:
        | outcome |
        | right   |
        | wrong   |

    @severity-1 @BL-12 @api @no-ui
    Scenario: A changed answer is told as another answer to the same question
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback when due
      And Ben has answered question 1 of "Week 1" wrong
      When Ben answers question 1 of "Week 1" right
      Then Biglearn is told of 2 answers to the same question, the last one right
