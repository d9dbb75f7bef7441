Feature: Reviewing an assignment
  Once work comes in, its teacher looks at every answer, gives more time, and takes back questions that were bad.
  For teachers, who have to be fair, and for students, who must not lose points by a question that was wrong.

  Rule: An extension moves the due date of one student and of nobody else

    @LA-03 @TP-21 @needs.time-travel @api @ui
    Scenario: Work inside the extension loses nothing
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, losing 50 % when late
      And 3 days have passed
      And Ben has worked through "Week 1", answering right
      When Ada gives Ben until in 2 days for "Week 1"
      Then Ada's review of "Week 1" gives Ben 2.0 points

    @LA-03 @needs.time-travel @api @ui
    Scenario: Everybody else is still late
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, losing 50 % when late
      And Ada has given Ben until in 6 days for "Week 1"
      And "Week 1" was due 2 hours ago
      When Cleo works through "Week 1", answering right
      Then Ada's review of "Week 1" gives Cleo 1.0 points

    @TP-21 @needs.time-travel @api @ui
    Scenario: Answers are taken until the extension closes
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, closing in 2 days
      And Ada has given Ben until in 6 days for "Week 1"
      And 4 days have passed
      When Ben works through "Week 1", answering right
      Then Ada's gradebook shows full points of Ben for "Week 1"

    @TP-21 @needs.time-travel @api @ui
    Scenario: But not those of somebody else
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, closing in 2 days
      And Ada has given Ben until in 6 days for "Week 1"
      And 4 days have passed
      When Cleo tries to answer question 1 of "Week 1" right
      Then Cleo is refused because they are not allowed to

    @TP-21 @api @ui
    Scenario: An extension cannot close before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow
      When Ada tries to give Ben until in 5 days for "Week 1", closing a day before
      Then Ada is refused because something in it is not valid

  Rule: A question can be dropped for everybody

    @TP-22 @LA-08 @api @ui
    Scenario: With no credit it leaves what there was to earn
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions, with feedback once published
      And Ben has worked through "Week 1", answering wrong
      And Ben has answered question 1 of "Week 1" right
      When Ada drops question 2 of "Week 1", with no credit for it
      Then Ada's gradebook shows 100 % of the points of Ben for "Week 1"

    @TP-22 @LA-08 @api @ui
    Scenario: With full credit whoever answered it has its points
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 2 questions
      And Ben has worked through "Week 1", answering wrong
      When Ada drops question 2 of "Week 1", with full credit for it
      Then Ada's gradebook shows 1.0 points of Ben for "Week 1"
      And Ada's gradebook shows 50 % of the points of Ben for "Week 1"

    @LA-08 @needs.time-travel @api @ui
    Scenario: With full credit whoever did not answer it has nothing
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions
      And Ben has answered question 1 of "Week 1" right
      And 3 days have passed
      When Ada drops question 2 of "Week 1", with full credit for it
      Then Ada's gradebook shows 50 % of the points of Ben for "Week 1"

  Rule: Only the teacher gives more time and takes questions back; the site has no page for it that students could reach, so there is no browser scenario

    @TP-21 @TP-22 @api @no-ui
    Scenario: A student drops no question
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben tries to drop question 1 of "Week 1"
      Then Ben is refused because they are not allowed to
