Feature: Earning points and losing them by being late
  A grading template decides what an answer earns and what being late costs.
  For teachers, who set the rules, and for students, whose points must follow them and nothing else.

  Rule: Being late costs what the grading template says; that it costs something in the browser too is shown where assignments are worked, so there is no browser scenario

    @severity-1 @LA-01 @needs.time-travel @api @no-ui
    Scenario Outline: All right, <late> hours late, <policy>
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, <policy>
      And "Week 1" was due <late> hours ago
      When Ben works through "Week 1", answering right
      Then Ada's gradebook shows <points> points of Ben for "Week 1"

      Examples:
        | policy                        | late | points |
        | losing 30 % when late         | 50   | 1.4    |
        | losing 20 % a day when late   | 50   | 0.8    |
        | taking nothing late           | 1    | 0.0    |

  Rule: A share lost each day takes everything in the end, and never more than that; the site's rounding would hide the edges of a day, so there is no browser scenario

    @severity-1 @LA-01 @needs.time-travel @api @no-ui
    Scenario: The days that were begun count, whatever the lateness
      Given Ada teaches Ben, Cleo, Dan and Eva
      And Ada has published the homework "Week 1", due tomorrow, with 1 question, losing 30 % a day when late
      When everybody works through "Week 1", each late by a time of their own
      Then everybody has lost 30 % for each day begun, and never more than all

  Rule: Each answer is late or on time by itself

    @LA-02 @needs.time-travel @api @ui
    Scenario: One in time, one late
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, losing 50 % when late
      And Ben has answered question 1 of "Week 1" right
      And "Week 1" was due 2 hours ago
      When Ben answers question 2 of "Week 1" right
      Then Ada's gradebook shows 1.5 points of Ben for "Week 1"

  Rule: What counts is the last time that an answer was given

    @LA-02 @needs.time-travel @api @ui
    Scenario: An answer in time that was changed late
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 2 days, with 1 question, with feedback once published, losing 50 % when late
      And Ben has answered question 1 of "Week 1" wrong
      And "Week 1" was due 2 hours ago
      When Ben answers question 1 of "Week 1" right
      Then Ada's gradebook shows 0.5 points of Ben for "Week 1"

  Rule: An answer that is wrong still earns the share that is given for any answer

    @LA-04 @api @ui
    Scenario: All wrong
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", with 3 questions, with 40 % for any answer
      When Ben works through "Week 1", answering wrong
      Then Ada's gradebook shows 1.2 points of Ben for "Week 1"

  Rule: The teacher's points weigh the questions

    @LA-05 @UI-237 @api @ui
    Scenario: The dearest question right, the others wrong
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", worth 1, 2 and 5 points, with feedback once published
      And Ben has worked through "Week 1", answering wrong
      When Ben answers question 3 of "Week 1" right
      Then Ada's gradebook shows 5.0 points of Ben for "Week 1"
      And Ada's gradebook shows 63 % of the points of Ben for "Week 1"

  Rule: Before it is due only what was worked counts, afterwards everything does

    @LA-07 @api @ui
    Scenario: Before
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 4 questions
      When Ben answers question 1 of "Week 1" right
      Then Ada's gradebook shows 100 % of the points of Ben for "Week 1"

    @LA-07 @needs.time-travel @api @ui
    Scenario: Afterwards
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", due tomorrow, with 4 questions
      And Ben has answered question 1 of "Week 1" right
      When 3 days pass
      Then Ada's gradebook shows 25 % of the points of Ben for "Week 1"
      And Ada's gradebook shows 0 % of the points of Cleo for "Week 1"

    @LA-07 @api @ui
    Scenario: Nothing worked and not due yet is no score at all
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", due tomorrow
      Then Ben is shown no score for "Week 1" yet

  Rule: Another due date changes what was late

    @TP-19 @needs.time-travel @api @ui
    Scenario: Late work is in time once the due date has moved
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with 2 questions, losing 50 % when late
      And 3 days have passed
      And Ben has worked through "Week 1", answering right
      When Ada moves the due date of "Week 1" to in 2 days
      Then Ada's review of "Week 1" gives Ben 2.0 points
