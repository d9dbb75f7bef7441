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
