@needs.biglearn
Feature: Practising
  Students practise whenever they like, on pages of their choice, and it costs them nothing.
  For students, who learn by it, and for teachers, whose open assignments it must not spoil.

  Rule: Practice is five questions on the chosen page

    @smoke @severity-1 @PR-01 @api @ui
    Scenario: Practising a page
      Given Ada teaches Ben
      When Ben starts to practise page 1
      Then Ben is offered 5 different questions
      And all questions of the practice are from page 1

  Rule: Practice never asks a question of an assignment whose feedback is not out

    @severity-1 @FB-07 @api @ui
    Scenario: Practising the page of an open homework
      Given Ada teaches Ben
      And Ada has published the homework "Quiz 1", on page 1, due tomorrow, with feedback when due
      And Ben has worked through "Quiz 1", answering right
      When Ben starts to practise page 1
      Then Ben is offered 5 different questions
      And no question of the practice is one of "Quiz 1"

  Rule: Where there is no question there is no practice

    @PR-03 @api @ui
    Scenario: A page all of whose questions the teacher has taken out
      Given Ada teaches Ben
      And Ada has taken all questions of page 2 out of the course
      When Ben tries to practise page 2
      Then Ben is refused because no questions are available

  Rule: Practice does not count

    @PR-12 @api @ui
    Scenario: The gradebook knows nothing of it
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ben has started to practise page 1
      When Ben finishes the practice, answering wrong
      Then "Week 1" is all that Ada's gradebook has of Ben
      And Ben has no average yet in Ada's gradebook

    @DB-01 @api @ui
    Scenario: Nor is it among the things to do
      Given Ada teaches Ben
      When Ben starts to practise page 1
      Then Ben has nothing to do
