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

  Rule: The events of a course are numbered without gap or repeat (there is no screen for it)

    @severity-1 @BL-02 @api @no-ui
    Scenario: A course in which something happened
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      When Ben works through "Week 1", answering right
      Then Biglearn is told of 3 answers
      And Biglearn has been told everything of Ada's course, in order and without a gap

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
