Feature: Getting feedback on answers
  Feedback tells a student which answer is right and why. It comes when the teacher wants it.
  For students, who learn from it, and for teachers, whose questions are worth nothing once the answers are out.

  Rule: Without an answer there is no feedback

    @severity-1 @FB-01 @api @ui
    Scenario: A question not answered yet gives nothing away
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", with feedback at once
      Then Ben is not told yet which answer to question 1 of "Week 1" is right

    @severity-1 @FB-01 @api @ui
    Scenario: An answered question tells
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback at once
      When Ben answers question 1 of "Week 1" wrong
      Then Ben is told which answer to question 1 of "Week 1" is right

  Rule: That holds for every question and every kind of feedback; it is a matter of data and not of pages, so there is no browser scenario

    @severity-1 @FB-01 @needs.biglearn @needs.time-travel @api @no-ui
    Scenario: Assignments by chance, some of their questions answered, some of them due
      Given Ada teaches Ben, Cleo and Dan
      And Ada has published 5 assignments by chance
      And Ben, Cleo and Dan have answered some of it by chance
      When 3 days pass
      Then what is right is told where a question is done and its feedback is out, and nowhere else

    @severity-1 @FB-06 @needs.biglearn @needs.time-travel @api @no-ui
    Scenario: Questions, dashboard and scores
      Given Ada teaches Ben and Cleo
      And Ada has published 5 assignments by chance
      And Ben and Cleo have answered some of it by chance
      When 3 days pass
      Then questions, dashboard and scores agree about whose feedback is out

    @severity-1 @TK-25 @needs.biglearn @api @no-ui
    Scenario: Nothing is answered yet
      Given Ada teaches Ben and Cleo
      When Ada publishes 5 assignments by chance
      Then nothing that Ben and Cleo are told of it tells right from wrong

  Rule: Feedback on due is out when the homework is due, and not before

    @severity-1 @FB-02 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      When Ben answers question 1 of "Week 1" right
      Then Ben is not told yet which answer to question 1 of "Week 1" is right

    @severity-1 @FB-02 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ben has answered question 1 of "Week 1" right
      When 3 days pass
      Then Ben is told which answer to question 1 of "Week 1" is right

    @FB-02 @needs.time-travel @api @ui
    Scenario: Answered late
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And "Week 1" was due 2 hours ago
      When Ben answers question 1 of "Week 1" wrong
      Then Ben is told which answer to question 1 of "Week 1" is right

  Rule: Who has more time gets feedback later, and nobody else does

    @FB-04 @needs.time-travel @api @ui
    Scenario: The one with more time
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ada has given Ben until in 5 days for "Week 1"
      And Ben has answered question 1 of "Week 1" right
      When 3 days pass
      Then Ben is not told yet which answer to question 1 of "Week 1" is right

    @FB-04 @needs.time-travel @api @ui
    Scenario: Another student
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ada has given Ben until in 5 days for "Week 1"
      And Cleo has answered question 1 of "Week 1" right
      When 3 days pass
      Then Cleo is told which answer to question 1 of "Week 1" is right

    @UI-176 @api @ui
    Scenario: The mark
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow
      When Ada gives Ben until in 5 days for "Week 1"
      Then "Week 1" is marked as extended in Ben's eyes
      And "Week 1" is not marked as extended in Cleo's eyes

  Rule: Feedback on publishing waits for the teacher

    @FB-05 @needs.time-travel @api @ui
    Scenario: Long after it was due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback once published
      And Ben has answered question 1 of "Week 1" right
      When 3 days pass
      Then Ben is not told yet which answer to question 1 of "Week 1" is right

    @FB-05 @needs.time-travel @api @ui
    Scenario: Once the scores are published
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback once published
      And Ben has answered question 1 of "Week 1" right
      And 3 days have passed
      When Ada publishes the scores of "Week 1"
      Then Ben is told which answer to question 1 of "Week 1" is right

  Rule: Readings and practice give feedback at once

    @severity-1 @FB-03 @needs.biglearn @api @ui
    Scenario: The questions of a reading
      Given Ada teaches Ben
      And Ada has published the reading "Read 1"
      When Ben works through "Read 1", answering wrong
      Then Ben was told which answers are right

    @severity-1 @FB-03 @needs.biglearn @api @ui
    Scenario: Practice
      Given Ada teaches Ben
      And Ben has started to practise page 1
      When Ben finishes the practice, answering wrong
      Then Ben was told which answers are right
