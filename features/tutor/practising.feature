@needs.biglearn
Feature: Practising
  Students practise whenever they like, on pages of their choice, and it costs them nothing.
  For students, who learn by it, and for teachers, whose open assignments it must not spoil.

  Rule: Practice is five questions on the chosen pages

    @smoke @severity-1 @PR-01 @api @ui
    Scenario: Practising a page
      Given Ada teaches Ben
      When Ben starts to practise page 1
      Then Ben is offered 5 different questions
      And all questions of the practice are from page 1

    @severity-1 @PR-01 @api @ui
    Scenario: Practising two pages
      Given Ada teaches Ben
      When Ben starts to practise pages 2 and 4
      Then Ben is offered 5 different questions
      And all questions of the practice are from pages 2 and 4

  Rule: Until something of it is worked, the same wish leads to the same practice

    @PR-02 @api @ui
    Scenario: Starting again at once
      Given Ada teaches Ben
      And Ben has started to practise page 1
      When Ben starts to practise page 1 again
      Then it is the same practice

    @PR-02 @PR-09 @api @ui
    Scenario: Starting again when it is done
      Given Ada teaches Ben
      And Ben has started to practise page 1
      And Ben has finished the practice, answering right
      When Ben starts to practise page 1 again
      Then it is another practice

  Rule: Two clicks in one moment make one practice; how many requests they are is the browser's affair, so there is no browser scenario

    @RB-02 @api @no-ui
    Scenario: Starting twice in one moment
      Given Ada teaches Ben
      When Ben starts to practise page 1 twice in one moment
      Then it is the same practice

  Rule: Practice closes with its last answer; the site shows no date of it, so there is no browser scenario

    @PR-09 @nightly @api @no-ui
    Scenario: All of it answered
      Given Ada teaches Ben
      And Ben has started to practise page 1
      When Ben finishes the practice, answering wrong
      Then Ben's practice is closed

    @PR-09 @nightly @api @no-ui
    Scenario: Nothing of it answered yet
      Given Ada teaches Ben
      When Ben starts to practise page 1
      Then Ben's practice is still open

  Rule: Practice asks what the student has not answered yet, as long as there is something

    @PR-08 @needs.scheduler @api @ui
    Scenario: Practising the same pages twice
      Given Ada teaches Ben
      And Ben has started to practise pages 1 and 2
      And Ben has finished the practice, answering right
      When Ben starts to practise pages 1 and 2 again
      Then Ben is offered 5 different questions
      And no question of the practice was answered before

  Rule: The weakest topics are those with the lowest estimates

    @PR-04 @needs.scheduler @api @ui
    Scenario: A weak page and a strong one
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, due 3 days ago, which Ben worked all right
      And Ada has given the homework "Week 2", on page 2, due 2 days ago, which Ben worked all wrong
      And Ben's forecast has become high for page 1 and low for page 2
      When Ben starts to practise the weakest topics
      Then more questions of the practice are from page 2 than from page 1

    @PR-03 @PR-04 @needs.scheduler @api @ui
    Scenario: Nobody knows yet what is weak
      Given Ada teaches Ben
      When Ben tries to practise the weakest topics
      Then Ben is refused because no questions are available

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

  Rule: Practice is for students of the course; the site offers it to nobody else, so there is no browser scenario

    @PR-05 @api @no-ui
    Scenario Outline: <who> cannot practise
      Given Ada teaches Ben
      When <who> tries to practise page 1
      Then <who> is refused because they are not allowed to

      Examples: the teacher of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ada  |
        | Max  |
        | Otto |

  Rule: Practice is on pages of the course's book; the site offers no others, so there is no browser scenario

    @PR-07 @nightly @api @no-ui
    Scenario: A page that the book does not have
      Given Ada teaches Ben
      When Ben tries to practise page 999
      Then Ben is refused because something in it is not valid

  Rule: Practice is possible while the course runs

    @PR-06 @nightly @needs.time-travel @api @ui
    Scenario: After the course has ended
      Given Ada teaches Ben
      And 800 days have passed
      When Ben tries to practise page 1
      Then Ben is refused because the course has ended

    @PR-06 @nightly @needs.time-travel @api @ui
    Scenario: Before the course has begun
      Given Ada teaches Ben
      And it is 800 days earlier
      When Ben tries to practise page 1
      Then Ben is refused because the course has not begun

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

  Rule: At its end practice says that it is done, and leads back; only the site has an end, so there is no API scenario

    @UI-222 @nightly @ui @no-api
    Scenario: The last card
      Given Ada teaches Ben
      And Ben has started to practise page 1
      When Ben finishes the practice, answering right
      Then the practice ends with "You are done." for Ben, and leads back to the dashboard
