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

    @TP-21 @needs.time-travel @api @ui
    Scenario: Answers are taken until the extension closes
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, closing in 2 days
      And Ada has given Ben until in 6 days for "Week 1"
      And 4 days have passed
      When Ben works through "Week 1", answering right
      Then Ada's gradebook shows full points of Ben for "Week 1"

    @TP-21 @api @ui
    Scenario: An extension cannot close before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow
      When Ada tries to give Ben until in 5 days for "Week 1", closing a day before
      Then Ada is refused because something in it is not valid

  Rule: An extension is nobody else's; the browser shows the same pages to those without one, so there is no browser scenario

    @LA-03 @needs.time-travel @api @no-ui
    Scenario: Everybody else is still late
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, losing 50 % when late
      And Ada has given Ben until in 6 days for "Week 1"
      And "Week 1" was due 2 hours ago
      When Cleo works through "Week 1", answering right
      Then Ada's review of "Week 1" gives Cleo 1.0 points

    @TP-21 @needs.time-travel @api @no-ui
    Scenario: But not those of somebody else
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, closing in 2 days
      And Ada has given Ben until in 6 days for "Week 1"
      And 4 days have passed
      When Cleo tries to answer question 1 of "Week 1" right
      Then Cleo is refused because they are not allowed to

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

  Rule: The review counts students, section by section

    @ST-01 @api @ui
    Scenario: Nobody has begun
      Given Ada teaches Ben and Cleo
      When Ada publishes the homework "Week 1"
      Then Ada is told that 0 students of section "1st" have begun "Week 1"
      And "Week 1" is given to 2 students of section "1st"

    @ST-03 @api @ui
    Scenario: Each section by itself
      Given Ada teaches Ben in section "1st" and Cleo in section "2nd"
      And Ada has published the homework "Week 1"
      When Ben works through "Week 1", answering right
      Then Ada is told that 1 student of section "1st" has completed "Week 1"
      And Ada is told that 0 students of section "2nd" have completed "Week 1"

  Rule: Whoever left is not counted; the browser shows these numbers above, so there is no browser scenario

    @ST-03 @api @no-ui
    Scenario: One of two was dropped
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      And Ben has worked through "Week 1", answering right
      When Ada drops Ben
      Then "Week 1" is given to 1 student of section "1st"
      And Ada is told that 0 students of section "1st" have completed "Week 1"

  Rule: The numbers of a section add up, and so do the points of each student

    @ST-02 @GR-07 @needs.time-travel @api @ui
    Scenario: Whatever the students did
      Given Ada teaches Ben and Cleo in section "1st" and Dan and Eva in section "2nd"
      And Ada has published the homework "Week 1", due tomorrow, worth 1, 2.5 and 4 points, losing 30 % when late
      When all students work "Week 1" in ways of their own, which is over then
      Then the numbers of "Week 1" add up in every section
      And in Ada's review of "Week 1" each total is the sum of its questions

  Rule: The review lists each question with its kind

    @GR-07 @api @ui
    Scenario: One in words, one to choose, one that Tutor adds
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 9, with 2 questions, with 1 Tutor question
      When Ben answers question 2 of "Week 1" right
      Then Ada's review of "Week 1" has the questions "WRQ", "MCQ" and "Tutor"
