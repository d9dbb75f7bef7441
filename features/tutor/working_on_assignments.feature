Feature: Working on assignments
  Students read, write and choose; what they have done stays done.
  For students, who must be able to trust that their work arrives, and that nobody else gets at it.

  Rule: An assignment is complete when everything in it is done

    @severity-1 @TK-04 @api @ui
    Scenario: A reading worked through
      Given Ada teaches Ben
      And Ada has published the reading "Read 1", on page 8
      When Ben works through "Read 1", answering right
      Then Ben has completed "Read 1"
      And Ada is told that 1 student of section "1st" has completed "Read 1"

    @severity-1 @TK-04 @ST-02 @api @ui
    Scenario: One answer of three does not complete a homework
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions
      When Ben answers question 1 of "Week 1" right
      Then Ben has not completed "Week 1" yet
      And Ada is told that 1 student of section "1st" has begun "Week 1"

  Rule: A question is answered with an answer; the site does not let go of an unanswered question, so there is no browser scenario

    @severity-1 @TK-05 @api @no-ui
    Scenario: Giving no answer is refused
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben tries to answer question 1 of "Week 1" with nothing
      Then Ben is refused because something in it is not valid
      And question 1 of "Week 1" is still open to Ben

    @severity-1 @TK-06 @api @no-ui
    Scenario: Choosing without having written is refused where both are asked for
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 4 questions
      When Ben tries to choose without writing in a question of "Week 1" that asks for both
      Then Ben is refused because something in it is not valid

  Rule: An answer can be changed until its feedback is out

    @severity-1 @TK-10 @api @ui
    Scenario: Changing an answer before the feedback
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback when due
      And Ben has answered question 1 of "Week 1" wrong
      When Ben answers question 1 of "Week 1" right
      Then the right answer is Ben's answer to question 1 of "Week 1"

    @severity-1 @TK-10 @api @ui
    Scenario: Not after it
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with feedback at once
      And Ben has answered question 1 of "Week 1" wrong
      When Ben tries to answer question 1 of "Week 1" right
      Then Ben is refused because something in it is not valid

  Rule: Late work is accepted until the assignment closes, and is marked late

    @severity-1 @TK-14 @LA-01 @needs.time-travel @api @ui
    Scenario: Two hours late
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow
      And "Week 1" was due 2 hours ago
      When Ben works through "Week 1", answering right
      Then Ben has completed "Week 1"
      And Ada's gradebook shows fewer than full points of Ben for "Week 1"

    @UI-174 @needs.time-travel @api @ui
    Scenario: The mark
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow
      And "Week 1" was due 2 hours ago
      When Ben answers question 1 of "Week 1" right
      Then "Week 1" is marked as late in Ben's eyes

    @severity-1 @TK-13 @needs.time-travel @api @ui
    Scenario: After closing nothing is taken
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, closing in 2 days
      And 3 days have passed
      When Ben tries to answer question 1 of "Week 1" right
      Then Ben is refused because they are not allowed to

  Rule: A student's work is nobody else's

    @severity-1 @TK-03 @api @ui
    Scenario: Another student cannot look at it
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      When Cleo tries to look at "Week 1" of Ben
      Then Cleo is refused because they are not allowed to

  Rule: Nor can anybody else answer in a student's place; the site leads nobody there, so there is no browser scenario

    @severity-1 @TK-03 @api @no-ui
    Scenario Outline: <who> answers for Ben
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      When <who> tries to answer question 1 of "Week 1" of Ben
      Then <who> is refused because they are not allowed to
      And question 1 of "Week 1" is still open to Ben

      Examples: a student of the course, its teacher, a student of no course
        | who  |
        | Cleo |
        | Ada  |
        | Otto |

  Rule: A teacher can look at the work of every student of the course

    @TK-02 @api @ui
    Scenario: What Ben answered
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben answers question 1 of "Week 1" wrong
      Then Ada finds the wrong answer of Ben to question 1 of "Week 1"

  Rule: What the teacher has withdrawn is over

    @TK-15 @api @ui
    Scenario: No more answers are taken
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ben has answered question 1 of "Week 1" right
      When Ada withdraws "Week 1"
      Then "Week 1" takes no more answers of Ben

    @TK-16 @api @ui
    Scenario: It can be taken off the dashboard
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ben has answered question 1 of "Week 1" right
      And Ada has withdrawn "Week 1"
      When Ben hides "Week 1"
      Then Ben has nothing to do

    @nightly @TK-17 @api @ui
    Scenario: Brought back and withdrawn once more it is there again
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ben has hidden "Week 1" once it was begun and withdrawn
      And Ada has brought "Week 1" back
      When Ada withdraws "Week 1"
      Then "Week 1" is on Ben's dashboard

  Rule: What is not withdrawn cannot be taken off; the site does not offer it, so there is no browser scenario

    @TK-16 @api @no-ui
    Scenario: An assignment that stands
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben tries to hide "Week 1"
      Then Ben is refused because they are not allowed to
      And Ben has "Week 1" to do

  Rule: Practice has no dates: it is open at once, never late, and closes with its last answer

    @nightly @TK-23 @needs.biglearn @needs.time-travel @api @ui
    Scenario: Finished two months later
      Given Ada teaches Ben
      And Ben has started to practise page 1
      And 60 days have passed
      When Ben finishes the practice, answering wrong
      Then Ben was told which answers are right
