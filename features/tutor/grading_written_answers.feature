Feature: Grading written answers
  Nobody but a person can tell what an answer in words is worth.
  For teachers, who read and grade them, and for students, who want to know what their words were worth, and when.

  Rule: A written answer is graded once its assignment is due, and not before

    @GR-01 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ada grades Ben's answer to question 1 of "Essay" with 0.5 points
      Then Ada's review of "Essay" gives Ben 0.5 points

    @GR-01 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay"
      When Ada tries to grade Ben's answer to question 1 of "Essay" with 0.5 points
      Then Ada is refused because they are not allowed to
      And Ben's answer to question 1 of "Essay" has no grade yet

  Rule: A grade is told at once, or when scores are published, as the grading template says

    @GR-02 @needs.time-travel @api @ui
    Scenario: At once
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question, with grades shown at once
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ada grades Ben's answer to question 1 of "Essay" with 1.0 points
      Then Ben is shown full points for "Essay"

    @GR-02 @needs.time-travel @api @ui
    Scenario: Graded, and not yet published
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question, with grades shown once published
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ada grades Ben's answer to question 1 of "Essay" with 1.0 points
      Then Ben is shown no score for "Essay" yet

    @GR-02 @needs.time-travel @api @ui
    Scenario: Published
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question, with grades shown once published
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      And Ada has graded Ben's answer to question 1 of "Essay" with 1.0 points
      When Ada publishes the scores of "Essay"
      Then Ben is shown full points for "Essay"

  Rule: An answer in words that nobody gave counts as nothing where the course says so, and else leaves the score open

    @LA-06 @needs.time-travel @api @ui
    Scenario: It counts as nothing
      Given Ada teaches Ben
      And Ada counts written answers that nobody gave as nothing
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 2 questions
      And Ben has answered question 2 of "Essay" right
      When 3 days pass
      Then Ada's gradebook shows 50 % of the points of Ben for "Essay"

    @LA-06 @needs.time-travel @api @ui
    Scenario: It leaves the score open
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 2 questions
      And Ben has answered question 2 of "Essay" right
      When 3 days pass
      Then Ben is shown a provisional score for "Essay"

  Rule: Only the teacher grades and publishes; the site has no page for it that students could reach, so there is no browser scenario

    @severity-1 @GR-06 @needs.time-travel @api @no-ui
    Scenario: A student does not grade
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ben tries to grade the own answer to question 1 of "Essay" with 1.0 points
      Then Ben is refused because they are not allowed to

    @severity-1 @GR-06 @needs.time-travel @api @no-ui
    Scenario: A student does not publish
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And 3 days have passed
      When Ben tries to publish the scores of "Essay"
      Then Ben is refused because they are not allowed to

  Rule: No grade is below nothing

    @nightly @GR-04 @needs.time-travel @api @ui
    Scenario: Fewer than no points
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ada tries to grade Ben's answer to question 1 of "Essay" with -1.0 points
      Then Ada is refused because something in it is not valid

  Rule: A grade is for the answer that was read; the site does not tell the server which one that was, so there is no browser scenario

    @nightly @GR-03 @needs.time-travel @api @no-ui
    Scenario: The answer was replaced meanwhile
      Given Ada teaches Ben
      And Ada has published the homework "Essay", due tomorrow, on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay", which is over now
      When Ada tries to grade Ben's answer to question 1 of "Essay" as it was before Ben wrote "It rises."
      Then Ada is refused because something in it is not valid

  Rule: Answers of those who left do not count among those without a grade

    @nightly @GR-05 @api @ui
    Scenario: One of two was dropped
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Essay", on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay"
      And Cleo has written "It rises." as answer to question 1 of "Essay"
      When Ada drops Ben
      Then 1 answer to "Essay" has no grade yet

  Rule: Tutor itself counts the written questions of an assignment; the site shows no such number, so there is no browser scenario

    @nightly @TP-23 @api @no-ui
    Scenario: A number that somebody sends is not taken
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 2 questions
      When Ada claims that "Essay" has 7 written questions
      Then "Essay" has 1 written question
