Feature: Reaching everybody
  Some people use the site without a mouse, and some without seeing it. Programs read the pages out, if the pages let them.
  For everybody who is shut out by a careless page, and for schools, whom the law asks about it.

  Rule: Every page can be used with a keyboard and read by a screen reader; only pages shut people out, so this is shown in the browser

    @UI-318 @ui @no-api
    Scenario Outline: A student's <page>
      Given Ada teaches Ben and Cleo
      And Ada has given the homework "Week 1", which Ben worked all right
      When Ben opens the page of the <page>
      Then nothing on it shuts anybody out
      And all of it can be reached without a mouse

      Examples: pages of students that everybody meets
        | page        |
        | own courses |
        | dashboard   |
        | task        |
        | scores      |

      @nightly
      Examples: pages of students, the others
        | page                    |
        | forecast                |
        | practice questions      |
        | student ID              |
        | book                    |
        | payments                |
        | accessibility statement |

    @UI-318 @ui @no-api
    Scenario Outline: A teacher's <page>
      Given Ada teaches Ben and Cleo
      And Ada has given the homework "Week 1", which Ben worked all right
      And Ada has saved the homework "Week 2" as a draft
      When Ada opens the page of the <page>
      Then nothing on it shuts anybody out
      And all of it can be reached without a mouse

      Examples: pages of teachers that everybody meets
        | page               |
        | calendar           |
        | assignment builder |
        | review             |
        | gradebook          |
        | roster             |

      @nightly
      Examples: pages of teachers, the others
        | page                    |
        | course wizard           |
        | choice of chapters      |
        | choice of questions     |
        | points of questions     |
        | overview of answers     |
        | scores of an assignment |
        | grading templates       |
        | settings                |
        | course details          |
        | forecast                |

    @UI-318 @ui @no-api
    Scenario Outline: The <page> of somebody without a course
      Given Ada teaches Ben
      When Otto opens the page of the <page>
      Then nothing on it shuts anybody out
      And all of it can be reached without a mouse

      Examples: first pages
        | page        |
        | own courses |
        | enrollment  |
        | payments    |
